// Pure

import type { Facts } from '../decide/facts.ts';
import type { ReadRequest } from '../facts/read-request.ts';
import { Cookies } from '../wire/constants.ts';

/** How a request was decided. No value of a cookie, token or key is in it. */
export interface Diagnosis {
  readonly facts: Facts;
  /** Names of the cookies that were seen, of those that are known. */
  readonly cookies: readonly string[];
  /** Whether those with the suffix of this instance counted. */
  readonly usesSuffixedCookies: boolean;
  /** Host of the Frontend API of this instance; empty without a publishable key. */
  readonly frontendApi: string;
  /** Host of the Frontend API that the token names; a difference tells of keys of another instance. */
  readonly tokenIssuer: string | null;
  /** How long ago the token was issued, by this clock. Less than zero: the clocks differ by at least so much. */
  readonly tokenAgeInMs: number | null;
}

export function diagnose({ facts, settings, nowInMs, cookies, chosen, token }: ReadRequest): Diagnosis {
  const { ownNames, issuer } = settings;
  const known = [...Object.values(Cookies), ...Object.values(ownNames)];
  const { iat, iss } = token?.jwt.result?.payload ?? {};
  return {
    facts,
    cookies: known.filter((name) => cookies.has(name)),
    usesSuffixedCookies: chosen.isSuffixed,
    frontendApi: issuer,
    tokenIssuer: typeof iss === 'string' ? iss.slice(0, 256) : null,
    tokenAgeInMs: typeof iat === 'number' ? nowInMs - iat * 1000 : null,
  };
}
