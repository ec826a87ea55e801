import { decodeJwt } from '@x/jwt';
import type { MachineTokenType } from '../wire/token-type.ts';
import { tokenTypeOf } from './token-type-of.ts';

/** Returns the type of machine token that a string claims to be. Undefined for every other string. It is not verified. */
export function machineTokenTypeOf(raw: string): MachineTokenType | undefined {
  const type = tokenTypeOf({ raw, jwt: decodeJwt(raw) });
  return type === 'session_token' ? undefined : type;
}
