// Pure
import type { Jwt, UnverifiedClaims } from './types.ts';

/** The classes of tokens that one key may have signed. Only the first is a user's session. */
export type TokenClass = 'session' | 'template' | 'machine' | 'access-token' | 'unknown';

/** Values of the header parameter `cat`. A token without one is of a session, or older than the parameter. */
const CLASSES_BY_CATEGORY: ReadonlyArray<readonly [category: unknown, tokenClass: TokenClass]> = [
  [undefined, 'session'],
  ['cl_B7d4PD111AAA', 'session'],
  ['cl_I7d4PD111III', 'session'],
  ['cl_B7d4PD222AAA', 'template'],
  ['cl_B7d4PD333AAA', 'machine'],
];

/** Types of OAuth access tokens (RFC 9068, section 2.1). */
const ACCESS_TOKEN = /^(application\/)?at\+jwt$/i;

/** The class that the header of a token tells. */
export function headerClass({ cat, typ }: UnverifiedClaims): TokenClass {
  return typeof typ === 'string' && ACCESS_TOKEN.test(typ)
    ? 'access-token'
    : (CLASSES_BY_CATEGORY.find(([category]) => category === cat)?.[1] ?? 'unknown');
}

/** Whether a subject is a machine's, which must not pass as a user. */
export function isMachineSubject(subject: unknown): boolean {
  return typeof subject === 'string' && subject.startsWith('mch_');
}

/** The class that header and subject of a decoded token tell. It may be forged: verify the token. */
export function tokenClass({ header, payload }: Pick<Jwt, 'header' | 'payload'>): TokenClass {
  const ofHeader = headerClass(header);
  return ofHeader === 'session' && isMachineSubject(payload['sub']) ? 'machine' : ofHeader;
}
