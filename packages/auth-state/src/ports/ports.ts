// Pure
import type { JwtResult } from '@x/errors';
import type { HandshakeClaims, Jwt, JwtPayload, VerifyTokenOptions } from '@x/jwt';
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import type { MachineTokens } from '../wire/machine-token.ts';
import type { MachineTokenType } from '../wire/token-type.ts';

/** The answer of a port that calls the Backend API. Both keys are always present; one of them is `null`. */
export type PortResult<T> = { result: T; error: null } | { result: null; error: PortError };

/** Why a call of the Backend API failed. */
export interface PortError {
  /** The code of the API, or of the client that called it: `http-error` says that the answer is not one of the API. */
  readonly code: string;
  /** What went wrong, for people. */
  readonly message: string;
  /** The HTTP status, or `null` without a response. 401 and 403 say that the key of the call is wrong. */
  readonly status: number | null;
  /** Seconds to wait before the next request, if the API sent them. A guard passes it on in a 503. */
  readonly retryAfter?: number | null | undefined;
}

/**
 * Everything that request authentication needs from the outside world. Each port can be replaced. A port receives the
 * options of the request: the bound options with those of the call merged over them. A port that throws or returns no
 * result leads to a state that says so; only a `ConfigError` is thrown again. A request waits for its ports, so a port
 * must limit its own time.
 */
export interface Ports {
  /** Decodes a token, to find out what it is. Default: `@x/jwt`. */
  decodeToken(token: string, options: AuthenticateRequestOptions): JwtResult<Jwt>;
  /**
   * Verifies a session token. `decoded` is the result of `decodeToken`, so that it is not decoded again.
   * Default: `@x/jwt`.
   */
  verifySessionToken(
    token: string,
    options: AuthenticateRequestOptions,
    decoded?: Jwt,
    call?: PortCall,
  ): Promise<JwtResult<JwtPayload>>;
  /** Verifies the token that a handshake brought back. Default: `@x/jwt`. */
  verifyHandshakeToken(
    token: string,
    options: AuthenticateRequestOptions,
    call?: PortCall,
  ): Promise<JwtResult<HandshakeClaims>>;
  /** Verifies a machine token that is a JWT of the `tokenClasses` in the options. Default: `@x/jwt`. */
  verifyMachineJwt(
    token: string,
    options: VerifyTokenOptions,
    decoded?: Jwt,
    call?: PortCall,
  ): Promise<JwtResult<JwtPayload>>;
  /** Exchanges the nonce of a handshake for Set-Cookie directives. Without this port, handshakes by nonce fail. */
  exchangeHandshakeNonce?(
    nonce: string,
    options: AuthenticateRequestOptions,
    call?: PortCall,
  ): Promise<PortResult<readonly string[]>>;
  /** Resolves to the Set-Cookie directives of a refreshed session. Without this port, sessions are not refreshed. */
  refreshSession?(
    request: RefreshRequest,
    options: AuthenticateRequestOptions,
    call?: PortCall,
  ): Promise<PortResult<readonly string[]>>;
  /** Looks up a machine token that is not a JWT. Without this port, such tokens are rejected. */
  verifyMachineToken?<Type extends MachineTokenType>(
    tokenType: Type,
    token: string,
    options: AuthenticateRequestOptions,
    call?: PortCall,
  ): Promise<PortResult<MachineTokens[Type]>>;
  /**
   * Creates a new token for a session, optionally from a JWT template. Resolves to `null` if it can't be created.
   * Without this port, `getToken` rejects with a `ConfigError` if a new token is needed.
   */
  createSessionToken?(
    request: SessionTokenRequest,
    options: AuthenticateRequestOptions,
    call?: PortCall,
  ): Promise<string | null>;
}

/** Belongs to one call, and not to its options. */
export interface PortCall {
  /** Keeps the runtime alive for work behind the answer. */
  readonly waitUntil?: AuthenticateRequestOptions['waitUntil'];
}

/** Which token the port `createSessionToken` creates. */
export interface SessionTokenRequest {
  /** The session that the token is for: `sess_...`. */
  readonly sessionId: string;
  /** The name of the JWT template. Absent means a session token. */
  readonly template?: string | undefined;
  /** Seconds until the token expires. Absent means that the API decides. */
  readonly expiresInSeconds?: number | undefined;
}

/** What the port `refreshSession` sends to the API. */
export interface RefreshRequest {
  /** The session to refresh: `sess_...`. */
  readonly sessionId: string;
  /** The session token of the request, which has expired. */
  readonly expiredToken: string;
  /** The value of the cookie `__refresh`. */
  readonly refreshToken: string;
  /** The origin of the request. */
  readonly requestOrigin: string;
  /** All headers of the request, secrets included. */
  readonly requestHeaders: Readonly<Record<string, readonly string[]>>;
  /** Whether the names of the cookies have the suffix of the instance. */
  readonly suffixedCookies: boolean;
}
