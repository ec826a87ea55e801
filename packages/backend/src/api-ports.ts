import type { AuthenticateRequestOptions, MachineToken, PortResult, Ports } from '@x/auth-state';
import type { ApiResult } from '@x/errors';
import { call, createTransport, type ItemOperation, type TransportOptions } from '@x/rest-client';
import {
  createSessionToken,
  getHandshakePayload,
  refreshSession,
  verifyApiKey,
  verifyM2mToken,
  verifyOAuthAccessToken,
} from '@x/rest-client/operations';

/** A visitor waits: less than the API client allows by default. */
const DEFAULT_LIMITS = { timeoutInMs: 5_000, retry: { maxRetries: 1, maxTotalInMs: 10_000 } };

type Keys = Pick<AuthenticateRequestOptions, 'secretKey' | 'machineSecretKey'>;

/** What the API tells of a machine token. One that came to its end early may still be known. */
type Answer = MachineToken & { readonly revoked?: boolean; readonly expired?: boolean };

type ApiPorts = Required<
  Pick<Ports, 'exchangeHandshakeNonce' | 'refreshSession' | 'verifyMachineToken' | 'createSessionToken'>
>;

/** What request authentication asks of the Backend API. The keys of a call win over those of the client. */
export function apiPorts(options: TransportOptions): ApiPorts {
  const transport = createTransport(options);
  const limits = {
    timeoutInMs: options.timeoutInMs ?? DEFAULT_LIMITS.timeoutInMs,
    retry: options.retry ?? DEFAULT_LIMITS.retry,
  };

  async function ask<Args extends readonly unknown[], Data, T>(
    operation: ItemOperation<Args, Data>,
    args: Args,
    secretKey: string | undefined,
    read: (data: Data) => T | undefined,
  ): Promise<PortResult<T>> {
    if (secretKey === undefined) {
      return refused('missing-api-client', 'Pass the secretKey of the instance.', 401);
    }
    // The type of a call's result is derived from an operation, which is not known here.
    const { data, errors, meta } = (await call(transport, operation, args as never, {
      ...limits,
      secretKey,
    })) as ApiResult<Data>;
    if (errors) {
      return refused(errors[0].code, errors[0].message, meta.status);
    }
    const result = read(data);
    return result === undefined
      ? refused('not-found', 'The API knows no such token.', 404)
      : { result, error: null };
  }

  const verifiers: MachineVerifiers = {
    api_key: (token, { secretKey }) => ask(verifyApiKey, [token], secretKey, readMachineToken),
    m2m_token: (token, { secretKey, machineSecretKey }) =>
      ask(verifyM2mToken, [{ token }], machineSecretKey ?? secretKey, readMachineToken),
    oauth_token: (token, { secretKey }) => ask(verifyOAuthAccessToken, [token], secretKey, readMachineToken),
  };

  return {
    exchangeHandshakeNonce: (nonce, { secretKey }) =>
      ask(getHandshakePayload, [{ nonce }], secretKey, ({ directives }) => directives),
    refreshSession: ({ sessionId, suffixedCookies, ...params }, { secretKey }) =>
      ask(
        refreshSession,
        [sessionId, { ...params, format: 'cookie', suffixedCookies: suffixedCookies || undefined }],
        secretKey,
        (data) => ('cookies' in data ? data.cookies : []),
      ),
    // Each verifier gives what the type of its token says.
    verifyMachineToken: ((tokenType, token, keys) =>
      verifiers[tokenType](token, keys)) as ApiPorts['verifyMachineToken'],
    createSessionToken: async ({ sessionId, template, expiresInSeconds }) => {
      const args: [string, string | undefined, number | undefined] = [sessionId, template, expiresInSeconds];
      return (await ask(createSessionToken, args, options.secretKey, ({ jwt }) => jwt)).result;
    },
  };
}

type MachineVerifiers = Record<
  'api_key' | 'm2m_token' | 'oauth_token',
  (token: string, keys: Keys) => Promise<PortResult<MachineToken>>
>;

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
