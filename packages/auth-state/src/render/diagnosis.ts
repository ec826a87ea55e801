// Pure
import type { Facts } from '../decide/facts.ts';
import type { RequestTokens } from '../facts/decode-tokens.ts';
import type { SeenRequest } from '../facts/read-request.ts';
import type { Settings } from '../settings/settings.ts';
import { Cookies } from '../wire/constants.ts';
import { type IgnoredValue, ignoredValues } from './ignored-values.ts';

/** How a request was decided about. It holds no value of a cookie, a token or a key. */
export interface Diagnosis {
  /** The facts that the decision tables match. */
  readonly facts: Facts;
  /** The names of the cookies that the request has, as far as this package knows them. */
  readonly cookies: readonly string[];
  /** Whether the cookies with the suffix of this instance counted. */
  readonly usesSuffixedCookies: boolean;
  /** The host of the Frontend API of this instance. Empty without a publishable key. */
  readonly frontendApi: string;
  /** The issuer of the token. If it is not the Frontend API above, the keys belong to another instance. */
  readonly tokenIssuer: string | null;
  /** The age of the token by this clock. If it is negative, the clocks differ by at least that much. */
  readonly tokenAgeInMs: number | null;
  /** The forwarded hosts and the satellites that had no effect, and the option that can list each. */
  readonly ignored: readonly IgnoredValue[];
}

/** Everything that is known about a request: states and diagnoses are rendered from it. */
export interface KnownRequest {
  readonly facts: Facts;
  readonly seen: SeenRequest;
  readonly tokens: RequestTokens;
  readonly settings: Settings;
}

export function diagnose({ facts, seen, tokens, settings }: KnownRequest): Diagnosis {
  const { ownNames, issuer } = settings;
  const knownNames = [...Object.values(Cookies), ...Object.values(ownNames)];
  const { iat, iss } = tokens.token?.jwt.result?.payload ?? {};
  return {
    facts,
    cookies: knownNames.filter((name) => seen.cookies.has(name)),
    usesSuffixedCookies: tokens.chosen.isSuffixed,
    frontendApi: issuer,
    tokenIssuer: typeof iss === 'string' ? iss.slice(0, 256) : null,
    tokenAgeInMs: typeof iat === 'number' ? seen.nowInMs - iat * 1000 : null,
    ignored: ignoredValues({ seen, settings }),
  };
}
