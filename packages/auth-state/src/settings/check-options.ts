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

const A_HOST = 'a host such as "app.example.com"';

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
  { expected: A_HOST, isValid: canBeReached, names: ['domain'] },
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

const mistakeIn = (name: OptionName, expected: string, value: unknown): ConfigError =>
  new ConfigError(`Option "${name}" must be ${expected}, not ${quote(value)}.`);

/** Values that count as not given. Request states repeat options that are not given as empty strings. */
const EMPTY: ReadonlySet<unknown> = new Set([undefined, null, false, '']);

/** Throws a `ConfigError` for an option that would silently count as another value. */
export function checkOptions(options: AuthenticateRequestOptions): void {
  for (const { expected, isValid, names } of CHECKS) {
    for (const name of names) {
      const value = options[name];
      if (!EMPTY.has(value) && !isValid(value)) {
        throw mistakeIn(name, expected, value);
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

/** URLs also accept hosts that cannot exist, such as `*.example.com`. */
function canBeReached(value: unknown): boolean {
  const origin = typeof value === 'string' ? originOfHost(value) : undefined;
  const hostname = origin && new URL(origin).hostname;
  return hostname !== undefined && (hostname.startsWith('[') || isHostName(hostname));
}

/** Returns the origin of the Frontend API of a satellite. An address has no subdomain, and so is a mistake here. */
export function frontendApiOfSatellite(domain: string): string {
  const origin = originOfHost(`clerk.${domain}`);
  if (origin === undefined) {
    throw mistakeIn('domain', A_HOST, domain);
  }
  return origin;
}

function isAnyOrListOf(value: unknown, isValid: (entry: unknown) => boolean): boolean {
  return value === 'any' || (Array.isArray(value) && value.every(isValid));
}
