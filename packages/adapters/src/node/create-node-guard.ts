import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { AcceptsToken } from '@x/auth-state';
import {
  type AdapterOptions,
  type ClerkSource,
  createProxyHandler,
  createSourceGuard,
} from '../core/create-source-guard.ts';
import type { GuardedRequest } from '../core/guarded-request.ts';
import { finishOnWrite } from './finish-on-write.ts';
import { type OriginOptions, originOf } from './origin-of.ts';
import { createRequest, type NodeRequest } from './to-request.ts';
import { writeResponse } from './write-response.ts';

/** The options of an adapter on Node. */
export interface NodeAdapterOptions<Accepts extends AcceptsToken = AcceptsToken>
  extends AdapterOptions<Accepts>,
    OriginOptions {}

/** The client of an adapter on Node, or a function of the request of Node. */
export type NodeClerkSource<Bound extends AcceptsToken = AcceptsToken> = ClerkSource<[NodeRequest], Bound>;

/** A request and its response. */
export interface NodeExchange {
  readonly message: NodeRequest;
  readonly response: ServerResponse;
  /** Runs before the guard answers, for a framework that keeps headers of its own. */
  readonly beforeAnswer?: (() => void) | undefined;
}

/** Resolves to null after the guard has answered, and otherwise to what the handler can know. */
export type NodeGuard = (exchange: NodeExchange) => Promise<GuardedRequest | null>;

/** Creates the guard that all adapters on Node share. */
export function createNodeGuard(
  clerk: NodeClerkSource,
  { origin, trustedProxies, forwardedHeaders, proxy, ...options }: NodeAdapterOptions = {},
): NodeGuard {
  const guard = createSourceGuard(clerk, options);
  const findOrigin = originOf({ origin, trustedProxies, forwardedHeaders });
  const proxyHandler = createProxyHandler(proxy);
  return async ({ message, response, beforeAnswer }) => {
    const request = createRequest(message, findOrigin, {});
    const isProxied = proxyHandler(request) !== null;
    const proxied = isProxied ? proxyHandler(requestWithBody({ message, response }, findOrigin)) : null;
    const { response: answer, ...passed } = proxied
      ? { response: await proxied() }
      : await guard(request, [message]);
    if (answer !== null) {
      beforeAnswer?.();
      await writeResponse(answer, response);
      return null;
    }
    const { auth, state, finish } = passed as Omit<GuardedRequest, 'request' | 'isAnswered'>;
    const guarded: GuardedRequest = { request, auth, state, finish, isAnswered: false };
    finishOnWrite(response, guarded);
    return guarded;
  };
}

/** The Request of a handler: its body is the stream of Node, and its signal is aborted when the client goes away. */
export function requestWithBody(
  { message, response }: Pick<NodeExchange, 'message' | 'response'>,
  findOrigin: Parameters<typeof createRequest>[1],
): Request {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) {
      controller.abort();
    }
  });
  const hasBody = message.method !== 'GET' && message.method !== 'HEAD';
  return createRequest(message, findOrigin, {
    // The types of the platform and of Node differ for the same stream.
    body: hasBody ? (Readable.toWeb(message) as ReadableStream<Uint8Array>) : null,
    signal: controller.signal,
  });
}
