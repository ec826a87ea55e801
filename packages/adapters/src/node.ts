export type { AdapterOptions, ClerkSource } from './core/create-source-guard.ts';
export { createHandler, type HandlerContext, type HandlerOptions } from './node/create-handler.ts';
export type { NodeAdapterOptions, NodeClerkSource } from './node/create-node-guard.ts';
export type { ForwardedHeaders, OriginOptions } from './node/origin-of.ts';
export { rejectUpgrade } from './node/reject-upgrade.ts';
export { type NodeRequest, toRequest } from './node/to-request.ts';
export type { TrustedProxies } from './node/trusted-proxies.ts';
export { writeResponse } from './node/write-response.ts';
