// Pure
import type { JwtPayload } from '@x/jwt';
import type { MachineToken } from '../wire/machine-token.ts';
import { nonEmptyString } from '../wire/non-empty-string.ts';
import type { MachineTokenType } from '../wire/token-type.ts';

/** Claims that every JWT can have. All other claims of an M2M token are its custom claims. */
const REGISTERED_CLAIMS: ReadonlySet<string> = new Set(['iss', 'sub', 'exp', 'nbf', 'iat', 'jti']);

/** Returns the machine token of a verified JWT, in the shape in which the API returns other machine tokens. */
export function machineTokenOfJwt(tokenType: MachineTokenType, payload: JwtPayload): MachineToken {
  const { sub: subject, jti, aud } = payload;
  const id = nonEmptyString(jti) ?? '';
  if (tokenType === 'oauth_token') {
    const { scp, scope, client_id: clientId } = payload;
    return { id, subject, scopes: listOf(scp ?? scope), clientId: nonEmptyString(clientId) ?? '' };
  }
  const claims = Object.entries(payload).filter(([name]) => !REGISTERED_CLAIMS.has(name));
  return {
    id,
    subject,
    scopes: listOf(payload['scopes'] ?? aud),
    claims: claims.length === 0 ? null : Object.fromEntries(claims),
  };
}

/** Returns the strings of a list, or the words of a string. */
function listOf(value: unknown): string[] {
  const list: unknown[] = typeof value === 'string' ? value.split(' ') : [value].flat();
  return list.filter((entry) => typeof entry === 'string');
}
