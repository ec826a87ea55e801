// Pure
import { canParseUrl, quote } from '@x/errors/internal';
import type { SeenRequest } from '../facts/read-request.ts';
import { isUnlistedReferrer, satelliteUrl } from '../facts/satellite-url.ts';
import { readForwardedOrigin } from '../http/public-url.ts';
import type { Settings } from '../settings/settings.ts';
import { Headers as HeaderNames, QueryParameters } from '../wire/constants.ts';

/** A value of a request that the options do not trust. */
export interface IgnoredValue {
  /** The header or the query parameter. */
  readonly what: string;
  /** In quotes and cut. Only the origin of a URL. */
  readonly value: string;
  /** The option that can list the value. */
  readonly option: 'forwardedHosts' | 'satelliteOrigins';
}

interface Input {
  readonly seen: SeenRequest;
  readonly settings: Settings;
}

/** Returns the hosts and origins of a request that had no effect because no option lists them. */
export function ignoredValues(known: Input): readonly IgnoredValue[] {
  return [...ignoredForwarding(known), ...ignoredSatellites(known)];
}

function ignoredForwarding({ seen, settings }: Input): IgnoredValue[] {
  const { url, headers } = seen;
  const { host, protocol = 'http' } = readForwardedOrigin({ url: url.href, headers });
  const isTrusted = settings.isForwardedHost?.(host, protocol) ?? false;
  if (host === '' || isTrusted) {
    return [];
  }
  const ignored: IgnoredValue[] = [];
  const isOtherHost = originOf(`${protocol}://${host}`)?.host !== url.host;
  if (isOtherHost) {
    const what = headers.get(HeaderNames.ForwardedHost) ? HeaderNames.ForwardedHost : HeaderNames.Host;
    ignored.push({ what, value: quote(withoutCredentials(host)), option: 'forwardedHosts' });
  }
  if (headers.get(HeaderNames.ForwardedProto) && `${protocol}:` !== url.protocol) {
    ignored.push({ what: HeaderNames.ForwardedProto, value: quote(protocol), option: 'forwardedHosts' });
  }
  return ignored;
}

const withoutCredentials = (host: string) => host.slice(host.lastIndexOf('@') + 1);

function ignoredSatellites({ seen, settings }: Input): IgnoredValue[] {
  const { url, headers } = seen;
  const waiting = url.searchParams.get(QueryParameters.ClerkRedirectUrl);
  const referrer = headers.get(HeaderNames.Referrer);
  const values = [
    {
      what: QueryParameters.ClerkRedirectUrl,
      given: waiting,
      isIgnored: satelliteUrl(waiting, settings) === undefined,
    },
    { what: HeaderNames.Referrer, given: referrer, isIgnored: isUnlistedReferrer(referrer, url, settings) },
  ];
  return values.flatMap(({ what, given, isIgnored }): IgnoredValue[] =>
    given && isIgnored
      ? [{ what, value: quote(originOf(given)?.origin ?? 'not a URL'), option: 'satelliteOrigins' }]
      : [],
  );
}

function originOf(url: string): URL | undefined {
  return canParseUrl(url) ? new URL(url) : undefined;
}
