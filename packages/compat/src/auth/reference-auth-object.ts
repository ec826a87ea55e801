import type { AuthObject } from '@x/auth-state';
import type { SessionTokenCall } from '../client/create-token-with.ts';
import { pick, pickDefined } from '../options/pick.ts';

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
  const sessionId = auth.tokenType === 'session_token' && auth.isAuthenticated ? auth.sessionId : null;
  const methods = {
    getToken: async (options?: unknown) => {
      const given = pick<SessionTokenCall>(options, TOKEN_OPTIONS);
      const isNew = sessionId && Object.keys(given).length > 0;
      return isNew ? createToken({ sessionId, ...given }) : getToken();
    },
    // A requirement with an empty name is not granted.
    has: (params?: unknown) => has(pickDefined(params, REQUIREMENTS)),
  };
  // The claim is missing in tokens that are not of a session, such as those of templates.
  const withoutSession = sessionId === '' ? { sessionId: undefined } : {};
  // The object belongs to this call.
  return Object.assign(auth, methods, withoutSession);
}
