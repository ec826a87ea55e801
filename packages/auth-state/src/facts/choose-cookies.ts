import type { ClerkError } from '@x/errors';
import type { Jwt } from '@x/jwt';
import { decide } from '../decide/decide.ts';
import { SUFFIX_RULES, type SuffixFacts } from '../decide/suffix-rules.ts';
import type { Settings } from '../settings/settings.ts';
import { Cookies } from '../wire/constants.ts';

/** A token of a request, decoded once. */
export interface DecodedToken {
  readonly text: string;
  readonly jwt:
    | { readonly result: Jwt; readonly error: null }
    | { readonly result: null; readonly error: ClerkError };
}

/** The cookies of a request that count. */
export interface ChosenCookies {
  readonly isSuffixed: boolean;
  readonly session: DecodedToken | undefined;
  /** The name of a cookie in the set that counts. */
  readonly nameOf: (name: string) => string;
  /** The value of a cookie in the set that counts. Empty values are none. */
  readonly get: (name: string) => string | undefined;
}

type CookieMap = ReadonlyMap<string, string>;

/** Takes a token apart. */
export type Decode = (text: string) => DecodedToken;

/** Chooses between the cookies with plain names and those with the suffix of this instance. */
export function chooseCookies(
  cookies: CookieMap,
  settings: Settings,
  decode: Decode,
  nowInMs: number,
): ChosenCookies {
  const { ownNames } = settings;
  const ownSession = ownNames[Cookies.Session];
  const plainText = cookies.get(Cookies.Session);
  const suffixedText = ownSession && cookies.get(ownSession);
  const plain = plainText ? decode(plainText) : undefined;
  const suffixed = suffixedText ? decode(suffixedText) : undefined;
  const facts = (): SuffixFacts => ({
    plainSession: plainSession(plain, settings),
    suffixedSession: suffixed ? (isExpired(suffixed, nowInMs) ? 'expired' : 'there') : 'none',
    plainUat: cookies.get(Cookies.ClientUat) === '0' ? 'zero' : 'other',
    suffixedUat: uat(cookies.get(ownNames[Cookies.ClientUat] ?? '')),
    later: issuedAt(plain) > issuedAt(suffixed) ? 'plain' : 'suffixed',
    instance: settings.instance,
  });
  const isSuffixed = Boolean(ownSession) && decide(SUFFIX_RULES, facts())[2] === 'suffixed';
  const nameOf = (name: string) => (isSuffixed && ownNames[name]) || name;
  return {
    isSuffixed,
    session: isSuffixed ? suffixed : plain,
    nameOf,
    get: (name) => cookies.get(nameOf(name)) || undefined,
  };
}

function plainSession(plain: DecodedToken | undefined, { issuer }: Settings): SuffixFacts['plainSession'] {
  if (plain === undefined) {
    return 'none';
  }
  const iss = plain.jwt.result?.payload['iss'];
  if (!iss) {
    return 'unreadable';
  }
  return typeof iss === 'string' && iss.replace(/https?:\/\//gi, '') === issuer ? 'own' : 'foreign';
}

function uat(value: string | undefined): SuffixFacts['suffixedUat'] {
  return value ? (value === '0' ? 'zero' : 'other') : 'none';
}

function isExpired({ jwt }: DecodedToken, nowInMs: number): boolean {
  return toNumber(jwt.result?.payload['exp']) <= Math.floor(nowInMs / 1000);
}

/** What is no number is later than nothing. */
function issuedAt(token: DecodedToken | undefined): number {
  return toNumber(token?.jwt.result?.payload['iat'] ?? 0);
}

/** Objects and lists may throw when they are to become a number, and nothing of the token is verified yet. */
const toNumber = (claim: unknown) => (Object(claim) === claim ? Number.NaN : Number(claim));
