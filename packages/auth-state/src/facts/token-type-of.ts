import { tokenClass } from '@x/jwt/internal';
import { decideTokenType } from '../decide/decisions.ts';
import type { TokenClassFacts } from '../decide/token-class-rules.ts';
import type { DecodedToken } from '../ports/create-decode.ts';
import type { TokenType } from '../wire/token-type.ts';

/** Opaque tokens begin with their type. */
const PREFIXES = ['mt_', 'oat_', 'ak_'] as const satisfies ReadonlyArray<TokenClassFacts['prefix']>;

/** Returns the type that a bearer token claims to have. It is not verified. */
export function tokenTypeOf({ raw, jwt: { result: jwt } }: DecodedToken): TokenType {
  const subject = jwt?.payload['sub'];
  const isMachine = typeof subject === 'string' && subject.startsWith('mch_');
  return decideTokenType({
    prefix: PREFIXES.find((prefix) => raw.startsWith(prefix)) ?? 'none',
    jwt: jwt ? tokenClass(jwt) : 'none',
    subject: isMachine ? 'machine' : 'other',
  });
}
