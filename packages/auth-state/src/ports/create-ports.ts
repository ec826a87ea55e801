import { type ApiResult, ConfigError, isClerkError } from '@x/errors';
import { type OptionNames, readOptions } from '@x/errors/internal';
import { memoizeOptions } from '../settings/memoize-options.ts';
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import type { ApiCall, ApiClient, ApiClientOptions, ApiRetry } from './api-client.ts';
import { MACHINE_TOKEN_LOOKUPS, readMachineToken } from './machine-token-lookups.ts';
import type { PortCall, PortResult, Ports } from './ports.ts';

/** The ports that call the Backend API. */
export type ApiPorts = Required<
  Pick<Ports, 'exchangeHandshakeNonce' | 'refreshSession' | 'verifyMachineToken' | 'createSessionToken'>
>;

/** The options of `createPorts`. */
export interface CreatePortsOptions {
  /** When a call is repeated. Default: once, within 10 seconds. `false`: never. */
  retry?: ApiRetry | false | undefined;
}

const OPTION_NAMES: OptionNames<CreatePortsOptions> = { retry: true };

/** One call of the API, and how to read its data. */
interface ApiRequest<Data, T> {
  readonly send: (api: ApiClient, call: ApiCall) => Promise<ApiResult<Data>>;
  /** Returns undefined for data that holds nothing valid. */
  readonly read: (data: Data) => T | undefined;
  /** Default: the secret key of the request's options. */
  readonly secretKey?: string | null | undefined;
  readonly portCall: PortCall | undefined;
}

/** A visitor waits for these calls, so they end earlier than other calls by default. */
const DEFAULT_TIMEOUT_IN_MS = 5_000;
const DEFAULT_RETRY: ApiRetry = { maxRetries: 1, maxTotalInMs: 10_000 };

/**
 * Creates the ports through which request authentication calls the Backend API, from a function that creates a client.
 * Requests whose options name the same API share a client. The keys are those of the options; a request without a
 * `secretKey` is sent with the key of the client, if it has one. The time limit of a call is the option `timeoutInMs`,
 * by default 5,000.
 *
 * @example
 * ```ts
 * import { createAuthenticateRequest, createPorts } from '@x/auth-state';
 * import { createBackendApiClient } from '@x/rest-client';
 *
 * const { authenticateRequest } = createAuthenticateRequest({
 *   options: {
 *     acceptsToken: 'api_key',
 *     secretKey: 'sk_test_1',
 *     fetch: async () => Response.json({ id: 'ak_1', subject: 'user_ada', scopes: ['read'] }),
 *   },
 *   ports: createPorts(createBackendApiClient),
 * });
 * const headers = { authorization: 'Bearer ak_0123456789' };
 * const state = await authenticateRequest(new Request('https://api.example.com/', { headers }));
 * state.toAuth().subject; // => 'user_ada'
 * ```
 */
export function createPorts(
  createClient: (options: ApiClientOptions) => ApiClient,
  options: CreatePortsOptions = {},
): ApiPorts {
  if (typeof createClient !== 'function') {
    throw new ConfigError(
      'Pass createPorts a function that creates a client of the API, such as createBackendApiClient.',
    );
  }
  const { retry = DEFAULT_RETRY } = readOptions(options, OPTION_NAMES, { owner: 'createPorts' });
  const callApi = createCallApi(memoizeOptions(createClient), retry);

  return {
    exchangeHandshakeNonce: (nonce, options, portCall) =>
      callApi(options, {
        send: ({ clients }, call) => clients.getHandshakePayload({ nonce }, call),
        read: ({ directives }) => directives,
        portCall,
      }),

    refreshSession({ sessionId, suffixedCookies, ...request }, options, portCall) {
      const params = { ...request, format: 'cookie', suffixedCookies: suffixedCookies || undefined } as const;
      return callApi(options, {
        send: ({ sessions }, call) => sessions.refreshSession(sessionId, params, call),
        read: readCookies,
        portCall,
      });
    },

    // The compiler cannot see that a lookup returns the token that belongs to its type.
    verifyMachineToken: ((tokenType, token, options, portCall) => {
      const { secretKey, machineSecretKey } = options;
      return callApi(options, {
        send: (client, call) => MACHINE_TOKEN_LOOKUPS[tokenType](client, token, call),
        read: readMachineToken,
        portCall,
        secretKey: tokenType === 'm2m_token' && machineSecretKey ? machineSecretKey : secretKey,
      });
    }) as ApiPorts['verifyMachineToken'],

    async createSessionToken({ sessionId, template, expiresInSeconds }, options, portCall) {
      const { result } = await callApi(options, {
        send: ({ sessions }, call) => sessions.getToken(sessionId, template, expiresInSeconds, call),
        read: ({ jwt }) => jwt,
        portCall,
      });
      return result;
    },
  };
}

type CallApi = <Data, T>(
  options: AuthenticateRequestOptions,
  request: ApiRequest<Data, T>,
) => Promise<PortResult<T>>;

/** Returns the function that makes one call of the API. */
function createCallApi(
  clientFor: (options: ApiClientOptions) => ApiClient,
  retry: ApiCall['retry'],
): CallApi {
  return async (options, { send, read, secretKey = options.secretKey, portCall }) => {
    if (secretKey === null) {
      return missingKey();
    }
    const { timeoutInMs = DEFAULT_TIMEOUT_IN_MS } = options;
    const key = secretKey === undefined ? {} : { secretKey };
    const { waitUntil } = portCall ?? {};
    const background = waitUntil === undefined ? {} : { waitUntil };
    try {
      const { data, errors, meta } = await send(clientFor(apiOf(options)), {
        timeoutInMs,
        retry,
        ...key,
        ...background,
      });
      if (errors) {
        const [{ code, message }] = errors;
        return { result: null, error: { code, message, status: meta.status, retryAfter: meta.retryAfter } };
      }
      const result = read(data);
      return result
        ? { result, error: null }
        : failure('not-found', 'The API has no such token, or it is no longer valid.', 404);
    } catch (thrown) {
      // A client without a key throws. A visitor can cause the call, so that the state says so.
      if (secretKey === undefined && isClerkError(thrown) && thrown.code === 'config-invalid') {
        return missingKey();
      }
      throw thrown;
    }
  };
}

/** Returns which API a request belongs to. Without a key, since a client serves several keys. */
function apiOf({ apiUrl, apiVersion, fetch }: AuthenticateRequestOptions): ApiClientOptions {
  return {
    secretKey: null,
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(apiVersion === undefined ? {} : { apiVersion }),
    ...(fetch === undefined ? {} : { fetch }),
  };
}

/** A refresh in another format has no cookies. */
function readCookies(data: { readonly cookies?: readonly string[] }): readonly string[] {
  return data.cookies ?? [];
}

function missingKey(): PortResult<never> {
  return failure('missing-api-client', 'This call of the Backend API needs the option "secretKey".', 401);
}

function failure(code: string, message: string, status: number | null): PortResult<never> {
  return { result: null, error: { code, message, status } };
}
