import type { AuthObject } from '@x/auth-state';
import type { SessionTokenCall } from '../client/create-token-with.ts';
import { pick } from '../options/pick.ts';

/** Creates a session token. Rejects with a `ClerkAPIResponseError`. */
export type CreateToken = (call: SessionTokenCall) => Promise<string>;

const TOKEN_OPTIONS = ['template', 'expiresInSeconds'] as const;
const REQUIREMENTS = ['role', 'permission', 'feature', 'plan', 'reverification'] as const;

/**
 * Sets the methods of the reference on an auth object. They ignore unknown options, and `getToken` rejects if the API does
 * not create a token.
 */
export function withReferenceMethods(auth: AuthObject, createToken: CreateToken): AuthObject {
  const { getToken, has } = auth;
  const sessionId = auth.tokenType === 'session_token' && auth.isAuthenticated ? auth.sessionId : '';
  const methods = {
    getToken: async (options?: unknown) => {
      const given = pick<SessionTokenCall>(options, TOKEN_OPTIONS);
      const isNew = sessionId !== '' && Object.keys(given).length > 0;
      return isNew ? createToken({ sessionId, ...given }) : getToken();
    },
    has: (params?: unknown) => has(pick(params, REQUIREMENTS)),
  };
  // The object belongs to this call.
  return Object.assign(auth, methods);
}
