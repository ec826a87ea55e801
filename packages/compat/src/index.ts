// Every type of the reference, and every type that they are made of: programs can name them (decision 037).
export type * from './auth/auth-object-types.ts';
export type * from './auth/options.ts';
export type * from './auth/states.ts';
export type * from './auth/token-types.ts';
export type * from './client/api-client.ts';
export { type ClerkClient, type ClerkOptions, createClerkClient } from './create-clerk-client.ts';
export type * from './jwt/types.ts';
export type { RoleKey as OrganizationMembershipRole } from './jwt/types.ts';
export { verifyToken } from './jwt/verify-token.ts';
export type { VerifyTokenOptions } from './jwt/verify-token-options.ts';
export type * from './resources/json-types.ts';
export type * from './resources/types.ts';
export type { TelemetryCollector } from './telemetry/create-telemetry.ts';
export type * from './webhooks/webhook-events.ts';
