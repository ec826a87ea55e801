// Pure
import type { JwtPayload } from '@x/jwt';
import type { MachineToken } from '../wire/machine-token.ts';
import { text } from '../wire/text.ts';
import type { MachineTokenType } from '../wire/token-type.ts';

/** Claims of every JWT; the others of an M2M token are its own. */
const REGISTERED = ['iss', 'sub', 'exp', 'nbf', 'iat', 'jti'];

/** What a verified JWT of a machine tells, in the form in which the API tells it of other tokens. */
export function machineTokenOfJwt(tokenType: MachineTokenType, payload: JwtPayload): MachineToken {
  const { sub: subject, jti, aud } = payload;
  const id = text(jti) ?? '';
  if (tokenType === 'oauth_token') {
    const { scp, scope, client_id: clientId } = payload;
    return { id, subject, scopes: listOf(scp ?? scope), clientId: text(clientId) ?? '' };
  }
  const claims = Object.entries(payload).filter(([name]) => !REGISTERED.includes(name));
  return {
    id,
    subject,
    scopes: listOf(payload['scopes'] ?? aud),
    claims: claims.length === 0 ? null : Object.fromEntries(claims),
  };
}

/** A list, or words of a text. */
function listOf(value: unknown): string[] {
  const list: unknown[] = typeof value === 'string' ? value.split(' ') : [value].flat();
  return list.filter((entry) => typeof entry === 'string');
}
