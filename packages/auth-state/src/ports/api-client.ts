// Pure
import type { ApiResult } from '@x/errors';

/** When a call is repeated. Clients can know more fields. */
export interface ApiRetry {
  /** How often a call is repeated at most. 0 for none. */
  readonly maxRetries?: number | undefined;
  /** How long a call and its repetitions can take together, in milliseconds. */
  readonly maxTotalInMs?: number | undefined;
}

/** The last argument of every method. */
export interface ApiCall {
  /** The time limit of the call, in milliseconds. */
  readonly timeoutInMs: number;
  /** How often the call is repeated after a failure. False means never. */
  readonly retry: ApiRetry | false;
  /** Absent for calls with the key of the client. */
  readonly secretKey?: string;
  /** Keeps the runtime alive for hooks of the client that return a promise. Absent if the client decides. */
  readonly waitUntil?: (promise: Promise<unknown>) => unknown;
}

/** The options of a request that say which API it belongs to. Every call brings its own key. */
export interface ApiClientOptions {
  readonly secretKey: null;
  /** The URL of the Backend API. */
  readonly apiUrl?: string;
  /** The segment of the path with the version, such as `v1`. */
  readonly apiVersion?: string;
  /** The function that sends requests. */
  readonly fetch?: typeof globalThis.fetch;
}

/** The body that refreshes a session. */
export interface ApiSessionRefresh {
  /** The value of the cookie `__session`, which has expired. */
  expiredToken: string;
  /** The value of the cookie `__refresh`. */
  refreshToken: string;
  /** The origin of the request that is authenticated. */
  requestOrigin: string;
  /** The headers of the request that is authenticated, secrets included. */
  requestHeaders: Record<string, readonly string[]>;
  format: 'cookie';
  /** True if the names of the cookies have the suffix of the instance. */
  suffixedCookies: true | undefined;
}

/** The methods of a client of the Backend API that request authentication calls. `@x/rest-client` has them. */
export interface ApiClient {
  /** Exchanges the nonce of a handshake. */
  readonly clients: {
    getHandshakePayload(
      params: { nonce: string },
      call: ApiCall,
    ): Promise<ApiResult<{ readonly directives: readonly string[] }>>;
  };
  /** Refreshes sessions, and creates tokens of sessions. */
  readonly sessions: {
    refreshSession(sessionId: string, params: ApiSessionRefresh, call: ApiCall): Promise<ApiResult<object>>;
    getToken(
      sessionId: string,
      template: string | undefined,
      expiresInSeconds: number | undefined,
      call: ApiCall,
    ): Promise<ApiResult<{ readonly jwt: string }>>;
  };
  /** Verifies API keys. */
  readonly apiKeys: { verify(secret: string, call: ApiCall): Promise<ApiResult<object>> };
  /** Verifies machine tokens that are not JWTs. */
  readonly m2m: { verify(params: { token: string }, call: ApiCall): Promise<ApiResult<object>> };
  /** Verifies OAuth tokens that are not JWTs. */
  readonly idPOAuthAccessToken: { verify(token: string, call: ApiCall): Promise<ApiResult<object>> };
}
