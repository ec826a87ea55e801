// Pure
import type { CheckedMachineJwt } from '@x/auth-state/internal';
import { actorOf } from './actor-of.ts';
import type { IdPOAuthAccessToken, M2MToken } from './types.ts';

/** The fields that a JWT has in common with the tokens of the API. A verified JWT has not expired. */
function commonFields({ machineToken, payload: { exp, iat } }: CheckedMachineJwt) {
  const { id, subject, scopes } = machineToken;
  // The API creates every token with `iat`.
  const createdAt = Number(iat) * 1000;
  return {
    id,
    subject,
    scopes: [...scopes],
    revoked: false,
    revocationReason: null,
    expired: false,
    expiration: exp * 1000,
    createdAt,
    updatedAt: createdAt,
  };
}

/** Returns the M2M token of a verified JWT. */
export function m2mTokenOfJwt(checked: CheckedMachineJwt): M2MToken {
  const claims: unknown = Reflect.get(checked.machineToken, 'claims');
  return {
    ...commonFields(checked),
    claims: Object(claims) === claims ? Object(claims) : null,
    token: undefined,
  };
}

/** Returns the access token of a verified JWT. */
export function accessTokenOfJwt(checked: CheckedMachineJwt): IdPOAuthAccessToken {
  const { aud, act } = checked.payload;
  return {
    ...commonFields(checked),
    clientId: String(Reflect.get(checked.machineToken, 'clientId') ?? ''),
    type: 'oauth_token',
    aud: aud === undefined ? undefined : [aud].flat(),
    act: actorOf(act),
  };
}
