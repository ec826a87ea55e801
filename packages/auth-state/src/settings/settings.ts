// Pure
import { ConfigError } from '@x/errors';
import { parsePublishableKey } from '@x/jwt/internal';
import type { Facts } from '../decide/facts.ts';
import { Cookies } from '../wire/constants.ts';
import { checkOptions, isWebUrl, withProtocol } from './check-options.ts';
import { cookieSuffix } from './cookie-suffix.ts';
import { memoizeOptions } from './memoize-options.ts';
import type { AuthenticateRequestOptions } from './options.ts';
import { compileOrganizationSync, type OrganizationTarget } from './organization-target.ts';

/** What is derived from options, and no request can change. */
export interface Settings {
  readonly options: AuthenticateRequestOptions;
  readonly instance: Facts['instance'];
  /** By their plain names, those of this instance's own cookies; none without a publishable key. */
  readonly ownNames: Readonly<Record<string, string>>;
  /** Host of the Frontend API, which issues the tokens of this instance. */
  readonly issuer: string;
  /** Absolute, or a path of this application. */
  readonly frontendApi: string;
  readonly satelliteOrigins: 'any' | readonly string[];
  readonly organizationOf: ((pathname: string) => OrganizationTarget | null | undefined) | undefined;
}

const ACCEPTED: readonly unknown[] = ['session_token', 'api_key', 'm2m_token', 'oauth_token'];

/** Made once, as the hash of a text that is put together anew has to be computed with every request. */
const ownNamesOf = /* @__PURE__ */ memoizeOptions(({ key }: { key: string }) => {
  const suffix = cookieSuffix(key);
  return Object.fromEntries(Object.values(Cookies).map((name) => [name, `${name}_${suffix}`]));
});

/** Throws a `ConfigError` for options that make no sense. */
export function readSettings(options: AuthenticateRequestOptions): Settings {
  const { publishableKey, domain, organizationSyncOptions } = options;
  const { acceptsToken = 'session_token' } = options;
  const satelliteOrigins = options.satelliteOrigins || [];
  if (acceptsToken !== 'any' && ![acceptsToken].flat().every((type) => ACCEPTED.includes(type))) {
    throw new ConfigError(`Pass acceptsToken as "any", or of ${ACCEPTED}.`);
  }
  checkOptions(options);
  const { instanceType: instance = 'unknown', frontendApi = '' } = publishableKey
    ? parsePublishableKey(publishableKey)
    : {};
  const issuer = options.isSatellite && domain && instance === 'production' ? `clerk.${domain}` : frontendApi;
  let ownNames: Settings['ownNames'] | undefined;
  return {
    options,
    instance,
    // Later: it is a large part of making a client, and no client needs it before a request has cookies.
    get ownNames() {
      ownNames ??= publishableKey ? ownNamesOf({ key: publishableKey }) : {};
      return ownNames;
    },
    issuer,
    frontendApi: frontendApiUrl(options.proxyUrl || issuer),
    satelliteOrigins: satelliteOrigins === 'any' ? 'any' : satelliteOrigins.map((url) => new URL(url).origin),
    organizationOf: organizationSyncOptions && compileOrganizationSync(organizationSyncOptions),
  };
}

/**
 * The settings of a call. Throws a `ConfigError` for options that lack something as well, which bound ones may: a call
 * may bring it.
 */
export function checkedSettings(options: AuthenticateRequestOptions): Settings {
  const settings = readSettings(options);
  const { isSatellite, signInUrl, proxyUrl, domain } = options;
  if (isSatellite && !proxyUrl && !domain) {
    throw new ConfigError('A satellite needs its domain or a proxyUrl.');
  }
  if (isSatellite && settings.instance === 'development' && !isWebUrl(signInUrl)) {
    throw new ConfigError('A satellite in development needs the absolute signInUrl of its primary.');
  }
  return settings;
}

/** Absolute, or a path. */
function frontendApiUrl(given: string): string {
  return given === '' || given.startsWith('/') ? given : withProtocol(given);
}
