import { decideCookieSet } from '../decide/decisions.ts';
import type { SuffixFacts } from '../decide/suffix-rules.ts';
import type { RequestCookies } from '../http/parse-cookies.ts';
import type { Decode, DecodedToken } from '../ports/create-decode.ts';
import type { Settings } from '../settings/settings.ts';
import { Cookies } from '../wire/constants.ts';

/** The set of cookies that counts. */
export interface ChosenCookies {
  readonly isSuffixed: boolean;
  readonly session: DecodedToken | undefined;
  /** Returns the name that a cookie has in this set. */
  readonly nameOf: (name: string) => string;
  /** Returns the value that a cookie has in this set. An empty value counts as absent. */
  readonly get: (name: string) => string | undefined;
}

/** Chooses between the cookies with plain names and the cookies with the suffix of this instance. */
export function chooseCookies(
  cookies: Pick<RequestCookies, 'get'>,
  settings: Settings,
  decode: Decode,
  nowInMs: number,
): ChosenCookies {
  const { ownNames } = settings;
  const ownSession = ownNames[Cookies.Session];
  const plainValue = cookies.get(Cookies.Session);
  const suffixedValue = ownSession && cookies.get(ownSession);
  const plain = plainValue ? decode(plainValue) : undefined;
  const suffixed = suffixedValue ? decode(suffixedValue) : undefined;
  const facts = (): SuffixFacts => ({
    plainSession: plainSessionFact(plain, settings),
    suffixedSession: suffixedSessionFact(suffixed, nowInMs),
    plainUat: cookies.get(Cookies.ClientUat) === '0' ? 'zero' : 'other',
    suffixedUat: suffixedUatFact(cookies.get(ownNames[Cookies.ClientUat] ?? '')),
    later: issuedAt(plain) > issuedAt(suffixed) ? 'plain' : 'suffixed',
    instance: settings.instance,
  });
  const isSuffixed = Boolean(ownSession) && decideCookieSet(facts()) === 'suffixed';
  const nameOf = (name: string) => (isSuffixed && ownNames[name]) || name;
  return {
    isSuffixed,
    session: isSuffixed ? suffixed : plain,
    nameOf,
    get: (name) => cookies.get(nameOf(name)) || undefined,
  };
}

function plainSessionFact(
  plain: DecodedToken | undefined,
  { issuer }: Settings,
): SuffixFacts['plainSession'] {
  if (plain === undefined) {
    return 'none';
  }
  const iss = plain.jwt.result?.payload['iss'];
  if (!iss) {
    return 'unreadable';
  }
  return typeof iss === 'string' && iss.replace(/https?:\/\//gi, '') === issuer ? 'own' : 'foreign';
}

function suffixedSessionFact(
  suffixed: DecodedToken | undefined,
  nowInMs: number,
): SuffixFacts['suffixedSession'] {
  if (suffixed === undefined) {
    return 'none';
  }
  const isExpired = toNumber(suffixed.jwt.result?.payload['exp']) <= Math.floor(nowInMs / 1000);
  return isExpired ? 'expired' : 'there';
}

function suffixedUatFact(value: string | undefined): SuffixFacts['suffixedUat'] {
  if (!value) {
    return 'none';
  }
  return value === '0' ? 'zero' : 'other';
}

/** A claim that is not a number becomes NaN, which never compares as later. */
function issuedAt(token: DecodedToken | undefined): number {
  return toNumber(token?.jwt.result?.payload['iat'] ?? 0);
}

/** Converts a claim of a token that is not verified yet. `Number` can throw for objects and lists. */
function toNumber(claim: unknown): number {
  return Object(claim) === claim ? Number.NaN : Number(claim);
}
