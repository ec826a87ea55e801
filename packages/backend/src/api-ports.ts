import type { AuthenticateRequestOptions, PortResult, Ports } from '@x/auth-state';
import { memoizeOptions } from '@x/auth-state/internal';
import type { ApiResult } from '@x/errors';
import {
  type BackendApiClient,
  type BackendApiClientOptions,
  type CallOptions,
  createBackendApiClient,
  type TransportOptions,
} from '@x/rest-client';
import { apiClientOptions } from './api-client-options.ts';
import { deferApiClient } from './defer-api-client.ts';
import { MACHINE_TOKEN_LOOKUPS, readMachineToken } from './machine-tokens.ts';

type ApiPorts = Required<
  Pick<Ports, 'exchangeHandshakeNonce' | 'refreshSession' | 'verifyMachineToken' | 'createSessionToken'>
>;

/** The options of the API client that a call can change, and its limits. */
type ApiOptions = Pick<
  Partial<BackendApiClientOptions>,
  (typeof CLIENT_OPTIONS)[number] | 'timeoutInMs' | 'retry'
>;

/** One call of the API, and how to read its data. */
interface ApiCall<Data, T> {
  readonly send: (api: BackendApiClient, options: CallOptions) => Promise<ApiResult<Data>>;
  /** Returns undefined for data that holds nothing valid. */
  readonly read: (data: Data) => T | undefined;
  /** Default: the secret key of the request's options. */
  readonly secretKey?: string | null | undefined;
}

/** The options of a client that a call may change. */
const CLIENT_OPTIONS = ['apiUrl', 'apiVersion', 'fetch'] as const;

/** A visitor waits for these calls, so they end earlier than those of the API client by default. */
const DEFAULT_TIMEOUT_IN_MS = 5_000;
const DEFAULT_RETRY = { maxRetries: 1, maxTotalInMs: 10_000 };

/**
 * Creates the ports through which request authentication calls the Backend API. The keys of a call win over those of
 * the client.
 */
export function apiPorts(
  options: ApiOptions & Omit<TransportOptions, 'secretKey'>,
  getApi = deferApiClient({ ...options, secretKey: null }),
): ApiPorts {
  const { timeoutInMs = DEFAULT_TIMEOUT_IN_MS, retry = DEFAULT_RETRY } = options;

  // Every call brings its own secret key.
  const createClient = memoizeOptions((changed: Partial<BackendApiClientOptions>) =>
    createBackendApiClient({ ...apiClientOptions({ ...options, ...changed }), secretKey: null }),
  );

  function clientFor(callOptions: AuthenticateRequestOptions): BackendApiClient {
    const wanted = Object.fromEntries(
      CLIENT_OPTIONS.map((name) => [name, callOptions[name] ?? options[name]]),
    );
    const isUnchanged = CLIENT_OPTIONS.every((name) => wanted[name] === options[name]);
    return isUnchanged ? getApi() : createClient(wanted);
  }

  async function callApi<Data, T>(
    callOptions: AuthenticateRequestOptions,
    { send, read, secretKey = callOptions.secretKey }: ApiCall<Data, T>,
  ): Promise<PortResult<T>> {
    if (secretKey === undefined || secretKey === null) {
      return failure('missing-api-client', 'This call of the Backend API needs the option "secretKey".', 401);
    }
    const { data, errors, meta } = await send(clientFor(callOptions), { timeoutInMs, retry, secretKey });
    if (errors) {
      const [{ code, message }] = errors;
      return failure(code, message, meta.status);
    }
    const result = read(data);
    return result
      ? { result, error: null }
      : failure('not-found', 'The API has no such token, or it is no longer valid.', 404);
  }

  return {
    exchangeHandshakeNonce: (nonce, callOptions) =>
      callApi(callOptions, {
        send: ({ clients }, call) => clients.getHandshakePayload({ nonce }, call),
        read: ({ directives }) => directives,
      }),

    refreshSession({ sessionId, suffixedCookies, ...params }, callOptions) {
      const body = { ...params, format: 'cookie', suffixedCookies: suffixedCookies || undefined } as const;
      return callApi(callOptions, {
        send: ({ sessions }, call) => sessions.refreshSession(sessionId, body, call),
        read: (data) => ('cookies' in data ? data.cookies : []),
      });
    },

    // The compiler cannot see that a lookup returns the token that belongs to its type.
    verifyMachineToken: ((tokenType, token, callOptions) => {
      const { secretKey, machineSecretKey } = callOptions;
      return callApi(callOptions, {
        send: (client, call) => MACHINE_TOKEN_LOOKUPS[tokenType](client, token, call),
        read: readMachineToken,
        secretKey: tokenType === 'm2m_token' && machineSecretKey ? machineSecretKey : secretKey,
      });
    }) as ApiPorts['verifyMachineToken'],

    async createSessionToken({ sessionId, template, expiresInSeconds }, callOptions) {
      const { result } = await callApi(callOptions, {
        send: ({ sessions }, call) => sessions.getToken(sessionId, template, expiresInSeconds, call),
        read: ({ jwt }) => jwt,
      });
      return result;
    },
  };
}

function failure(code: string, message: string, status: number | null): PortResult<never> {
  return { result: null, error: { code, message, status } };
}
