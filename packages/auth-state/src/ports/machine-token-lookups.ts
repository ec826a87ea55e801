// Pure
import type { ApiResult } from '@x/errors';
import type { MachineToken } from '../wire/machine-token.ts';
import type { MachineTokenType } from '../wire/token-type.ts';
import type { ApiCall, ApiClient } from './api-client.ts';

type Lookup = (api: ApiClient, token: string, call: ApiCall) => Promise<ApiResult<object>>;

/** The call of the API that looks up a machine token of each type. */
export const MACHINE_TOKEN_LOOKUPS: Readonly<Record<MachineTokenType, Lookup>> = {
  api_key: ({ apiKeys }, token, call) => apiKeys.verify(token, call),
  m2m_token: ({ m2m }, token, call) => m2m.verify({ token }, call),
  oauth_token: ({ idPOAuthAccessToken }, token, call) => idPOAuthAccessToken.verify(token, call),
};

/** A machine token as the API returns it. The API may also return one that is revoked or has expired. */
type ApiMachineToken = MachineToken & { readonly revoked?: boolean; readonly expired?: boolean };

/** Returns a machine token that is valid. Returns undefined for other tokens, and for data without a token. */
export function readMachineToken(data: object): MachineToken | undefined {
  // Any field may be missing: for an unknown token the API returns other data.
  const token = data as Partial<ApiMachineToken>;
  const isToken = typeof token.id === 'string' && typeof token.subject === 'string';
  if (!isToken || token.revoked === true || token.expired === true) {
    return undefined;
  }
  const scopes = token.scopes ?? [];
  const claims: unknown = Reflect.get(token, 'claims') ?? null;
  // The check above establishes the fields that every machine token has.
  return { ...token, scopes, claims } as MachineToken;
}
