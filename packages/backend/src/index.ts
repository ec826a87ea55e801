// Every type of the other packages: programs that export a result can then name its type (decision 037).
export type * from '@x/auth-state';
export {
  cookieNames,
  createGuard,
  openState,
  sealState,
  signOutHeaders,
  stripSealedState,
} from '@x/auth-state';
export type * from '@x/errors';
export type * from '@x/jwt';
export { verifyToken } from '@x/jwt';
export type * from '@x/rest-client';
export type { ClerkClientOptions } from './clerk-client-options.ts';
export { type ClerkClient, createClerkClient } from './create-clerk-client.ts';
