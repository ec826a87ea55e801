import type { AuthenticateRequestOptions } from '@x/auth-state';
import type { TransportOptions } from '@x/rest-client';

/**
 * Keys and settings of one instance. Clients of the same key source share the public keys that were loaded for it, and
 * nothing else (decision 004), so a client can be created with each request. Without a `jwtKey`, all clients use the key
 * in `CLERK_JWT_KEY`.
 */
export interface ClerkClientOptions extends Omit<TransportOptions, 'secretKey'>, AuthenticateRequestOptions {
  /** Used to call the Backend API, and to load the verification keys if there is no `jwtKey`. `null` stands for none. */
  secretKey?: string | null | undefined;
}
