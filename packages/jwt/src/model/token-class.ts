// Pure
import type { Jwt, UnverifiedClaims } from './types.ts';

/** The classes of tokens that one key may have signed. Only `session` is a user's session. */
export type TokenClass = 'session' | 'template' | 'machine' | 'access-token' | 'unknown';

/** Values of the header parameter `cat`. Session tokens that are older than the parameter do not have it. */
const CLASSES_BY_CATEGORY: ReadonlyArray<readonly [category: unknown, tokenClass: TokenClass]> = [
  [undefined, 'session'],
  ['cl_B7d4PD111AAA', 'session'],
  ['cl_I7d4PD111III', 'session'],
  ['cl_B7d4PD222AAA', 'template'],
  ['cl_B7d4PD333AAA', 'machine'],
];

/** Types of OAuth access tokens (RFC 9068, section 2.1). */
const ACCESS_TOKEN = /^(application\/)?at\+jwt$/i;

/** Returns the class that the header of a token declares. */
export function headerClass({ cat, typ }: UnverifiedClaims): TokenClass {
  if (typeof typ === 'string' && ACCESS_TOKEN.test(typ)) {
    return 'access-token';
  }
  return CLASSES_BY_CATEGORY.find(([category]) => category === cat)?.[1] ?? 'unknown';
}

/** True for the subject of a machine, which must not pass as a user. */
export function isMachineSubject(subject: unknown): boolean {
  return typeof subject === 'string' && subject.startsWith('mch_');
}

/** Returns the class that header and subject of a decoded token declare. It may be forged: verify the token. */
export function tokenClass({ header, payload }: Pick<Jwt, 'header' | 'payload'>): TokenClass {
  const declared = headerClass(header);
  return declared === 'session' && isMachineSubject(payload['sub']) ? 'machine' : declared;
}
