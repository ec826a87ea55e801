// Pure
import { ConfigError } from '@x/errors';
import { checkKeyOption, parsePublishableKey, withProtocol } from '@x/errors/internal';
import { createOriginMatcher, type HostMatcher, type OriginMatcher } from '@x/jwt/internal';
import type { Facts } from '../decide/facts.ts';
import { Cookies } from '../wire/constants.ts';
import { checkAcceptsToken } from '../wire/token-type.ts';
import { checkOptions, frontendApiOfSatellite, isWebUrl } from './check-options.ts';
import { cookieSuffix } from './cookie-suffix.ts';
import { forwardedHostMatcher } from './forwarded-hosts.ts';
import { memoizeOptions } from './memoize-options.ts';
import type { AuthenticateRequestOptions, EchoedOptions } from './options.ts';
import { compileOrganizationSync, type OrganizationTarget } from './organization-target.ts';

/** The echoed options with their defaults. */
export type Echo = { readonly [Option in keyof EchoedOptions]-?: NonNullable<EchoedOptions[Option]> };

/** Everything that is derived from the options alone, and so is the same for every request. */
export interface Settings {
  readonly options: AuthenticateRequestOptions;
  readonly instance: Facts['instance'];
  /** The names of this instance's own cookies, by their plain names. Empty without a publishable key. */
  readonly ownNames: Readonly<Record<string, string>>;
  /** The host of the Frontend API, which issues the tokens of this instance. */
  readonly issuer: string;
  /** An absolute URL, or a path of this application. */
  readonly frontendApi: string;
  /** Undefined if there are no satellites. */
  readonly isSatelliteOrigin: OriginMatcher | undefined;
  /** Undefined if no forwarded host is trusted. */
  readonly isForwardedHost: HostMatcher | undefined;
  readonly organizationOf: ((pathname: string) => OrganizationTarget | null | undefined) | undefined;
  readonly echo: Echo;
}

/** Memoized by key: otherwise each request would compute a hash of its publishable key. */
const ownNamesOf = /* @__PURE__ */ memoizeOptions(({ key }: { key: string }) => {
  const suffix = cookieSuffix(key);
  return Object.fromEntries(Object.values(Cookies).map((name) => [name, `${name}_${suffix}`]));
});

/** An option of JavaScript can be null. Other falsy values are mistakes. */
const isAbsent = (option: unknown): option is null | undefined => option === undefined || option === null;

/** Checks options and derives the settings from them. Throws a `ConfigError` for an invalid option. */
export function readSettings(options: AuthenticateRequestOptions): Settings {
  const { publishableKey, domain, organizationSyncOptions, acceptsToken = 'session_token' } = options;
  checkAcceptsToken(acceptsToken);
  checkOptions(options);
  checkKeyOption('machineSecretKey', options.machineSecretKey);
  const { instanceType: instance = 'unknown', frontendApiUrl = '' } = publishableKey
    ? parsePublishableKey(publishableKey)
    : {};
  const isSatelliteInProduction = options.isSatellite && domain && instance === 'production';
  // Without the proxy.
  const instanceUrl = isSatelliteInProduction ? frontendApiOfSatellite(domain) : frontendApiUrl;
  let ownNames: Settings['ownNames'] | undefined;
  return {
    options,
    instance,
    // Computed when the first request has cookies: it takes a large part of the time that making a client takes.
    get ownNames() {
      ownNames ??= publishableKey ? ownNamesOf({ key: publishableKey }) : {};
      return ownNames;
    },
    issuer: instanceUrl && new URL(instanceUrl).host,
    frontendApi: proxyOf(options) || instanceUrl,
    isSatelliteOrigin: originMatcherOf(options),
    isForwardedHost: forwardedHostMatcher(options.forwardedHosts),
    organizationOf: isAbsent(organizationSyncOptions)
      ? undefined
      : compileOrganizationSync(organizationSyncOptions),
    echo: echoOf(options),
  };
}

/**
 * Returns the settings of a call. Throws a `ConfigError` for an invalid or a missing option. Bound options go through
 * `readSettings` instead, since a call can bring what they lack.
 */
export function checkedSettings(options: AuthenticateRequestOptions): Settings {
  const settings = readSettings(options);
  const { isSatellite, signInUrl, proxyUrl, domain } = options;
  if (isSatellite && !proxyUrl && !domain) {
    throw new ConfigError(
      'With "isSatellite", pass the option "domain" or "proxyUrl" of the satellite, such as "satellite.example.com".',
    );
  }
  if (isSatellite && settings.instance === 'development' && !isWebUrl(signInUrl)) {
    throw new ConfigError(
      'With "isSatellite" in development, pass the option "signInUrl": the absolute URL of the sign-in page of the primary.',
    );
  }
  return settings;
}

function originMatcherOf({ satelliteOrigins }: AuthenticateRequestOptions): OriginMatcher | undefined {
  if (satelliteOrigins === 'any') {
    return () => true;
  }
  return satelliteOrigins?.length ? createOriginMatcher('satelliteOrigins', satelliteOrigins) : undefined;
}

/** Returns an absolute URL, or a path. */
function proxyOf({ proxyUrl }: AuthenticateRequestOptions): string | undefined {
  return proxyUrl && !proxyUrl.startsWith('/') ? withProtocol(proxyUrl) : proxyUrl;
}

function echoOf(options: AuthenticateRequestOptions): Echo {
  return {
    proxyUrl: options.proxyUrl || '',
    publishableKey: options.publishableKey || '',
    isSatellite: options.isSatellite || false,
    domain: options.domain || '',
    signInUrl: options.signInUrl || '',
    signUpUrl: options.signUpUrl || '',
    afterSignInUrl: options.afterSignInUrl || '',
    afterSignUpUrl: options.afterSignUpUrl || '',
  };
}
