// Pure
import { ConfigError } from '@x/errors';
import type { AuthenticateRequestOptions } from './options.ts';

type OptionName = keyof AuthenticateRequestOptions;

/** `http:`, `ftp:` and their like, a path, a query, a name with a password: what has one of these is more than a host. */
const NO_HOST = /[/?#@\\\s]/;

/** With or without a protocol, or a path alone. */
const PROXY = /^(?:\/|(?:https?:\/\/)?[^/?#@\s]*[^/?#@\s:](?:\/|$))[^?#\s]*$/i;

export const withProtocol = (url: string): string => (/^https?:/i.test(url) ? url : `https://${url}`);

export const isWebUrl = (value: unknown): value is string =>
  typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value);

const isHost = (value: unknown) =>
  typeof value === 'string' && !NO_HOST.test(value) && URL.canParse(`https://${value}`);

const isProxy = (value: unknown) =>
  typeof value === 'string' && PROXY.test(value) && (value[0] === '/' || URL.canParse(withProtocol(value)));

/** What options have to be where they are given, and each entry of those that are lists. */
const CHECKS: ReadonlyArray<
  readonly [what: string, isFine: (value: unknown) => boolean, names: readonly OptionName[]]
> = [
  [
    'a text',
    (value) => typeof value === 'string',
    ['signInUrl', 'signUpUrl', 'afterSignInUrl', 'afterSignUpUrl', 'machineSecretKey'],
  ],
  [
    'true or false', // the text "false" would count as true
    (value) => value === true,
    ['isSatellite', 'satelliteAutoSync', 'sessionTokenInHandshakeUrl', 'nullOriginCors'],
  ],
  ['a host such as "app.example.com"', isHost, ['domain', 'forwardedHosts']],
  ['an origin such as "https://app.example.com"', isWebUrl, ['satelliteOrigins']],
  ['an absolute URL or a path, without a query', isProxy, ['proxyUrl']],
];

/** Throws a `ConfigError` for an option that would be taken for something else in silence. */
export function checkOptions(options: AuthenticateRequestOptions): void {
  for (const [what, isFine, names] of CHECKS) {
    for (const name of names) {
      // What is false or empty is not given.
      const value = options[name] || [];
      if (value !== 'any' && ![value].flat().every(isFine)) {
        throw new ConfigError(`Pass ${name} as ${what}.`);
      }
    }
  }
}
