// Pure
import { ConfigError } from '@x/errors';
import { canParseUrl, checkProxyUrl, isHostName, originOfHost, quote } from '@x/errors/internal';
import type { AuthenticateRequestOptions } from './options.ts';

type OptionName = keyof AuthenticateRequestOptions;

/** A check of options that are given. */
interface OptionCheck {
  readonly expected: string;
  readonly isValid: (value: unknown) => boolean;
  readonly names: readonly OptionName[];
}

const CHECKS: readonly OptionCheck[] = [
  {
    expected: 'a string',
    isValid: (value) => typeof value === 'string',
    names: ['signInUrl', 'signUpUrl', 'afterSignInUrl', 'afterSignUpUrl'],
  },
  {
    expected: 'true or false',
    // Otherwise the string "false" would count as true.
    isValid: (value) => value === true,
    names: [
      'isSatellite',
      'satelliteAutoSync',
      'sessionTokenInHandshakeUrl',
      'acceptUnrequestedHandshakes',
      'nullOriginCors',
    ],
  },
  { expected: 'a host such as "app.example.com"', isValid: isDomain, names: ['domain'] },
  {
    expected: '"any" or a list of hosts such as "app.example.com"',
    isValid: (value) => isAnyOrListOf(value, isHost),
    names: ['forwardedHosts'],
  },
  {
    expected: '"any" or a list of origins such as "https://app.example.com"',
    isValid: (value) => isAnyOrListOf(value, isWebUrl),
    names: ['satelliteOrigins'],
  },
];

/** Values that count as not given. Request states repeat options that are not given as empty strings. */
const EMPTY: ReadonlySet<unknown> = new Set([undefined, null, false, '']);

/** Throws a `ConfigError` for an option that would silently count as another value. */
export function checkOptions(options: AuthenticateRequestOptions): void {
  for (const { expected, isValid, names } of CHECKS) {
    for (const name of names) {
      const value = options[name];
      if (!EMPTY.has(value) && !isValid(value)) {
        throw new ConfigError(`Option "${name}" must be ${expected}, not ${quote(value)}.`);
      }
    }
  }
  if (!EMPTY.has(options.proxyUrl)) {
    checkProxyUrl(options.proxyUrl);
  }
}

function isHost(value: unknown): boolean {
  return typeof value === 'string' && originOfHost(value) !== undefined;
}

export function isWebUrl(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\//i.test(value) && canParseUrl(value);
}

/** An address has no subdomain for the Frontend API, and neither has what no host is called. */
function isDomain(value: unknown): boolean {
  const origin = isHost(value) ? originOfHost(`clerk.${String(value)}`) : undefined;
  return origin !== undefined && isHostName(new URL(origin).hostname);
}

function isAnyOrListOf(value: unknown, isValid: (entry: unknown) => boolean): boolean {
  return value === 'any' || (Array.isArray(value) && value.every(isValid));
}
