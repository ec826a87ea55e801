import type { AuthenticateRequestOptions, MachineToken, PortResult, Ports } from '@x/auth-state';
import { memoizeOptions } from '@x/auth-state/internal';
import type { ApiResult } from '@x/errors';
import {
  type BackendApiClient,
  type BackendApiClientOptions,
  type CallOptions,
  createBackendApiClient,
  type TransportOptions,
} from '@x/rest-client';

/** What the API tells of a machine token. One that came to its end early may still be known. */
type Answer = MachineToken & { readonly revoked?: boolean; readonly expired?: boolean };

type ApiPorts = Required<
  Pick<Ports, 'exchangeHandshakeNonce' | 'refreshSession' | 'verifyMachineToken' | 'createSessionToken'>
>;

/** Without a secret key where every call brings one. */
type ClientOptions = Omit<BackendApiClientOptions, 'secretKey'> & TransportOptions;

/** Options that a client of the API keeps, and a call may change. */
const OF_CLIENT = ['apiUrl', 'apiVersion', 'fetch'] as const;

/** What request authentication asks of the Backend API. The keys of a call win over those of the client. */
export function apiPorts(options: ClientOptions, api?: BackendApiClient): ApiPorts {
  // A visitor waits: less than the API client allows by default.
  const { timeoutInMs = 5_000, retry = { maxRetries: 1, maxTotalInMs: 10_000 } } = options;

  const clientOf = memoizeOptions((wanted: Partial<ClientOptions>) =>
    createBackendApiClient({ ...options, ...wanted, secretKey: null }),
  );

  async function ask<Data, T>(
    given: AuthenticateRequestOptions,
    call: (api: BackendApiClient, options: CallOptions) => Promise<ApiResult<Data>>,
    read: (data: Data) => T | undefined,
    secretKey = given.secretKey,
  ): Promise<PortResult<T>> {
    if (secretKey === undefined) {
      return refused('missing-api-client', 'Pass the secretKey of the instance.', 401);
    }
    const wanted = Object.fromEntries(OF_CLIENT.map((name) => [name, given[name] ?? options[name]]));
    const isBound = OF_CLIENT.every((name) => wanted[name] === options[name]);
    const { data, errors, meta } = await call((isBound && api) || clientOf(wanted), {
      timeoutInMs,
      retry,
      secretKey,
    });
    if (errors) {
      const [{ code, message }] = errors;
      return refused(code, message, meta.status);
    }
    const result = read(data);
    return result ? { result, error: null } : refused('not-found', 'The API knows no such token.', 404);
  }

  return {
    exchangeHandshakeNonce: (nonce, given) =>
      ask(
        given,
        ({ clients }, call) => clients.getHandshakePayload({ nonce }, call),
        ({ directives }) => directives,
      ),
    refreshSession: ({ sessionId, suffixedCookies, ...params }, given) =>
      ask(
        given,
        ({ sessions }, call) =>
          sessions.refreshSession(
            sessionId,
            { ...params, format: 'cookie', suffixedCookies: suffixedCookies || undefined },
            call,
          ),
        (data) => ('cookies' in data ? data.cookies : []),
      ),
    // Each verifier gives what the type of its token says.
    verifyMachineToken: ((tokenType, token, given) =>
      ask(
        given,
        (client, call) => VERIFIERS[tokenType](client, token, call),
        readMachineToken,
        (tokenType === 'm2m_token' && given.machineSecretKey) || given.secretKey,
      )) as ApiPorts['verifyMachineToken'],
    createSessionToken: async ({ sessionId, template, expiresInSeconds }, given) => {
      const { result } = await ask(
        given,
        ({ sessions }, call) => sessions.getToken(sessionId, template, expiresInSeconds, call),
        ({ jwt }) => jwt,
      );
      return result;
    },
  };
}

/** How the API looks up a machine token of each type. */
const VERIFIERS: Record<
  'api_key' | 'm2m_token' | 'oauth_token',
  (api: BackendApiClient, token: string, options: CallOptions) => Promise<ApiResult<object>>
> = {
  api_key: ({ apiKeys }, token, options) => apiKeys.verify(token, options),
  m2m_token: ({ m2m }, token, options) => m2m.verify({ token }, options),
  oauth_token: ({ idPOAuthAccessToken }, token, options) => idPOAuthAccessToken.verify(token, options),
};

function refused(code: string, message: string, status: number | null): PortResult<never> {
  return { result: null, error: { code, message, status } };
}

/** Undefined for what is not valid any more, and for an answer that tells of no token. */
function readMachineToken(data: object): MachineToken | undefined {
  // What the API tells of any machine token has these fields, or it tells that there is none.
  const answer = data as Partial<Answer>;
  const isValid = typeof answer.id === 'string' && typeof answer.subject === 'string';
  return isValid && answer.revoked !== true && answer.expired !== true
    ? ({
        ...answer,
        scopes: answer.scopes ?? [],
        claims: Reflect.get(answer, 'claims') ?? null,
      } as MachineToken)
    : undefined;
}
