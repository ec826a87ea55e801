// Pure
import type { JwtResult } from '@x/errors';
import type { JwtPayload } from '@x/jwt';
import type { AuthenticateRequestOptions } from './options.ts';

/** All that request authentication needs of the outside world. Each part may be replaced. */
export interface Ports {
  /** Verifies a session token. Default: `@x/jwt`. */
  verifySessionToken(token: string, options: AuthenticateRequestOptions): Promise<JwtResult<JwtPayload>>;
  /** Makes a new token of a session, by a JWT template or without; null when it can't be had. Default: none, and asking throws. */
  createSessionToken?(request: SessionTokenRequest): Promise<string | null>;
}

export interface SessionTokenRequest {
  readonly sessionId: string;
  readonly template?: string | undefined;
  readonly expiresInSeconds?: number | undefined;
}
