import { tokenClass } from '@x/jwt/internal';
import { decide } from '../decide/decide.ts';
import { TOKEN_CLASS_RULES, type TokenClassFacts } from '../decide/token-class-rules.ts';
import type { TokenType } from '../wire/token-type.ts';
import type { DecodedToken } from './choose-cookies.ts';

/** Opaque tokens begin by their type. */
const PREFIX = /^(?:mt_|oat_|ak_)/;

/** The type that a bearer token shows. It may be forged: verify the token. */
export function tokenTypeOf({ text, jwt: { result: jwt } }: DecodedToken): TokenType {
  const subject = jwt?.payload['sub'];
  const isMachine = typeof subject === 'string' && subject.startsWith('mch_');
  const [prefix = 'none'] = PREFIX.exec(text) ?? [];
  return decide(TOKEN_CLASS_RULES, {
    // The expression matches the prefixes of the table.
    prefix: prefix as TokenClassFacts['prefix'],
    jwt: jwt ? tokenClass(jwt) : 'none',
    subject: isMachine ? 'machine' : 'other',
  })[2];
}
