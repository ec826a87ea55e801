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
  readonly timeoutInMs: number;
  readonly retry: ApiRetry | false;
  /** Absent for calls with the key of the client. */
  readonly secretKey?: string;
  /** Keeps the runtime alive for hooks of the client that return a promise. Absent if the client decides. */
  readonly waitUntil?: (promise: Promise<unknown>) => unknown;
}

/** The options of a request that say which API it belongs to. Every call brings its own key. */
export interface ApiClientOptions {
  readonly secretKey: null;
  readonly apiUrl?: string;
  readonly apiVersion?: string;
  readonly fetch?: typeof globalThis.fetch;
}

/** The body that refreshes a session. */
export interface ApiSessionRefresh {
  expiredToken: string;
  refreshToken: string;
  requestOrigin: string;
  requestHeaders: Record<string, readonly string[]>;
  format: 'cookie';
  suffixedCookies: true | undefined;
}

/** The methods of a client of the Backend API that request authentication calls. `@x/rest-client` has them. */
export interface ApiClient {
  readonly clients: {
    getHandshakePayload(
      params: { nonce: string },
      call: ApiCall,
    ): Promise<ApiResult<{ readonly directives: readonly string[] }>>;
  };
  readonly sessions: {
    refreshSession(sessionId: string, params: ApiSessionRefresh, call: ApiCall): Promise<ApiResult<object>>;
    getToken(
      sessionId: string,
      template: string | undefined,
      expiresInSeconds: number | undefined,
      call: ApiCall,
    ): Promise<ApiResult<{ readonly jwt: string }>>;
  };
  readonly apiKeys: { verify(secret: string, call: ApiCall): Promise<ApiResult<object>> };
  readonly m2m: { verify(params: { token: string }, call: ApiCall): Promise<ApiResult<object>> };
  readonly idPOAuthAccessToken: { verify(token: string, call: ApiCall): Promise<ApiResult<object>> };
}
