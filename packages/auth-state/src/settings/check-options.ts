// Pure
import { ConfigError } from '@x/errors';
import type { AuthenticateRequestOptions } from './options.ts';

type OptionName = keyof AuthenticateRequestOptions;

/** A protocol, a path, a query, a name with a password: what has one of these is more than a host. */
const NO_HOST = /[/?#@\\\s]|:$/;

/** With or without a protocol, or a path alone. */
const PROXY = /^(?:\/|(?:https?:\/\/)?[^/?#@\s]*[^/?#@\s:](?:\/|$))[^?#\s]*$/i;

export const withProtocol = (url: string): string => (/^https?:/i.test(url) ? url : `https://${url}`);

export const isWebUrl = (value: unknown): value is string =>
  typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value);

const isHost = (value: unknown) =>
  typeof value === 'string' && !NO_HOST.test(value) && URL.canParse(`https://${value}`);

const isProxy = (value: unknown) =>
  typeof value === 'string' && PROXY.test(value) && (value[0] === '/' || URL.canParse(withProtocol(value)));

const isAnyOrList = (isFine: (entry: unknown) => boolean) => (value: unknown) =>
  value === 'any' || (Array.isArray(value) && value.every(isFine));

/** What options have to be where they are given. */
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
  ['a host such as "app.example.com"', isHost, ['domain']],
  ['a list of hosts such as "app.example.com"', isAnyOrList(isHost), ['forwardedHosts']],
  ['a list of origins such as "https://app.example.com"', isAnyOrList(isWebUrl), ['satelliteOrigins']],
  ['an absolute URL or a path, without a query', isProxy, ['proxyUrl']],
];

/** Throws a `ConfigError` for an option that would be taken for something else in silence. */
export function checkOptions(options: AuthenticateRequestOptions): void {
  for (const [what, isFine, names] of CHECKS) {
    for (const name of names) {
      // What is false or empty is not given.
      const value = options[name];
      if (value && !isFine(value)) {
        throw new ConfigError(`Pass ${name} as ${what}.`);
      }
    }
  }
}
