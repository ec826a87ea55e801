// Pure
import type { JwtResult } from '@x/errors';
import type { HandshakePayload, Jwt, JwtPayload, VerifyTokenOptions } from '@x/jwt';
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import type { MachineTokens } from '../wire/machine-token.ts';
import type { MachineTokenType } from '../wire/token-type.ts';

/** What a port gives that asks the Backend API. Both keys are always present; the absent one is `null`. */
export type PortResult<T> = { result: T; error: null } | { result: null; error: PortError };

/** Why the Backend API did not give what was asked. */
export interface PortError {
  /** That of the API, or one of the client that asked. */
  readonly code: string;
  readonly message: string;
  /** The HTTP status, `null` when no response came. With null, 429 and 500 upward the API counts as unavailable. */
  readonly status: number | null;
}

/**
 * All that request authentication needs of the outside world. Each part may be replaced. Options are those of the
 * request: the bound ones, and over them those of the call. Whatever a port throws or gives, a state tells it; only a
 * `ConfigError` is thrown on. A request waits for its ports, so that one has to settle in a time that it limits itself.
 */
export interface Ports {
  /** Takes a token apart, for its facts. Default: `@x/jwt`. */
  decodeToken(token: string, options: AuthenticateRequestOptions): JwtResult<Jwt>;
  /**
   * Verifies a session token. `decoded` is what `decodeToken` made of it, so that it need not be decoded again.
   * Default: `@x/jwt`.
   */
  verifySessionToken(
    token: string,
    options: AuthenticateRequestOptions,
    decoded?: Jwt,
  ): Promise<JwtResult<JwtPayload>>;
  /** Verifies what a handshake brought back. Default: `@x/jwt`. */
  verifyHandshakeToken(
    token: string,
    options: AuthenticateRequestOptions,
  ): Promise<JwtResult<HandshakePayload>>;
  /** Verifies a machine token that is a JWT, of the `tokenClasses` in the options. Default: `@x/jwt`. */
  verifyMachineJwt(token: string, options: VerifyTokenOptions, decoded?: Jwt): Promise<JwtResult<JwtPayload>>;
  /** Trades the nonce of a handshake for Set-Cookie directives. Default: none, and handshakes by nonce fail. */
  exchangeHandshakeNonce?(
    nonce: string,
    options: AuthenticateRequestOptions,
  ): Promise<PortResult<readonly string[]>>;
  /** Gives Set-Cookie directives of a session that goes on. Default: none, and sessions are not refreshed. */
  refreshSession?(
    request: RefreshRequest,
    options: AuthenticateRequestOptions,
  ): Promise<PortResult<readonly string[]>>;
  /** Looks up a machine token that is no JWT. Default: none, and they are refused. */
  verifyMachineToken?<Type extends MachineTokenType>(
    tokenType: Type,
    token: string,
    options: AuthenticateRequestOptions,
  ): Promise<PortResult<MachineTokens[Type]>>;
  /**
   * Makes a new token of a session, by a JWT template or without; null when it can't be had. Default: none, and
   * asking throws. Whatever fails is null.
   */
  createSessionToken?(
    request: SessionTokenRequest,
    options: AuthenticateRequestOptions,
  ): Promise<string | null>;
}

export interface SessionTokenRequest {
  readonly sessionId: string;
  readonly template?: string | undefined;
  readonly expiresInSeconds?: number | undefined;
}

export interface RefreshRequest {
  readonly sessionId: string;
  readonly expiredToken: string;
  readonly refreshToken: string;
  readonly requestOrigin: string;
  /** All headers of the request, secrets included. */
  readonly requestHeaders: Readonly<Record<string, readonly string[]>>;
  readonly suffixedCookies: boolean;
}
