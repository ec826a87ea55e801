// Pure
import type { HandshakeTarget } from '../decide/session-rules.ts';
import { createMark } from '../facts/count-redirects.ts';
import type { SeenRequest } from '../facts/read-request.ts';
import type { Settings } from '../settings/settings.ts';
import { QueryParameters, RedirectParameters } from '../wire/constants.ts';
import type { KnownRequest } from './diagnosis.ts';

/** The version of the API whose handshakes this package understands. */
const API_VERSION = '2026-05-12';

type LocationInput = Pick<KnownRequest, 'seen' | 'tokens' | 'settings'>;

/**
 * Returns the URL of a handshake. Everything but the query comes from the options, or from the origin of the request
 * (decisions 016 and 017).
 */
export function handshakeLocation(
  target: HandshakeTarget | undefined,
  reason: string,
  known: LocationInput,
): string {
  if (target === 'sign-in') {
    return signInPage(known);
  }
  const { waitingSatellite } = known.seen;
  return target === 'satellite' && waitingSatellite
    ? backToSatellite(waitingSatellite, known)
    : toFrontendApi(reason, known);
}

function signInPage({ seen, settings }: LocationInput): string {
  const url = new URL(settings.options.signInUrl ?? '');
  url.searchParams.append(QueryParameters.ClerkRedirectUrl, returnUrl({ seen, settings }));
  return url.href;
}

function backToSatellite(satellite: URL, { tokens }: LocationInput): string {
  const url = new URL(satellite);
  if (tokens.devBrowser) {
    url.searchParams.append(QueryParameters.DevBrowser, tokens.devBrowser);
  }
  url.searchParams.set(QueryParameters.ClerkSynced, 'true');
  return url.href;
}

function toFrontendApi(reason: string, known: LocationInput): string {
  const { seen, tokens, settings } = known;
  const { options, instance, organizationOf } = settings;
  const base = frontendApiUrl(known).replace(/\/+$/, '');
  const url = new URL(`${base}/v1/client/handshake`);
  const organization = organizationOf?.(seen.url.pathname);
  const parameters: ReadonlyArray<readonly [name: string, value: string | undefined]> = [
    [RedirectParameters.RedirectUrl, returnUrl(known)],
    [RedirectParameters.ApiVersion, API_VERSION],
    // Renew both sets: an outdated set could count instead of the other, and cause a handshake of its own.
    [QueryParameters.SuffixedCookies, String(hasSuffixedCookies(known))],
    [QueryParameters.HandshakeReason, reason],
    [QueryParameters.HandshakeFormat, 'nonce'],
    // Never the token of the header, which may have come from another client than a browser.
    [QueryParameters.Session, options.sessionTokenInHandshakeUrl ? tokens.chosen.session?.raw : undefined],
    [QueryParameters.DevBrowser, (instance === 'development' && tokens.devBrowser) || undefined],
    // The empty value stands for the personal account.
    [
      RedirectParameters.OrganizationId,
      organization === null ? '' : (organization?.id ?? organization?.slug),
    ],
  ];
  for (const [name, value] of parameters) {
    if (value !== undefined) {
      url.searchParams.append(name, value);
    }
  }
  return url.href;
}

function hasSuffixedCookies({ seen, tokens, settings }: LocationInput): boolean {
  return tokens.chosen.isSuffixed || Object.values(settings.ownNames).some((name) => seen.cookies.has(name));
}

/** Returns an absolute URL, also if the Frontend API is proxied at a path of this application. */
export function frontendApiUrl({ seen, settings }: Pick<KnownRequest, 'seen' | 'settings'>): string {
  const { frontendApi } = settings;
  return frontendApi.startsWith('/') ? seen.url.origin + frontendApi : frontendApi;
}

/** Returns where the handshake must come back to, with the count of this navigation where it is needed. */
function returnUrl({ seen, settings }: Pick<KnownRequest, 'seen' | 'settings'>): string {
  const url = withoutSingleUse(seen.url);
  if (isMarkNeeded(seen, settings)) {
    const { instance, options } = settings;
    const place = { instance, isSatellite: Boolean(options.isSatellite), nowInMs: seen.nowInMs };
    url.searchParams.set(RedirectParameters.RedirectCount, createMark(seen.redirects.count + 1, place));
  }
  return url.href;
}

/**
 * The first handshake of a browser comes back without a mark, so that the URL in production needs no cleaning. Two cases
 * need a mark at once: a browser that may keep no cookies, in development, where the URL is cleaned anyway; and a
 * satellite in production, where a second handshake in vain would be too many.
 */
function isMarkNeeded({ redirects, cookies }: SeenRequest, { instance, options }: Settings): boolean {
  const mayKeepNoCookies = cookies.size === 0 && instance === 'development';
  const isSatelliteInProduction = instance === 'production' && Boolean(options.isSatellite);
  return redirects.isFlagged || redirects.count > 0 || mayKeepNoCookies || isSatelliteInProduction;
}

/** Returns the URL without what must not come back in a URL of this application (decision 017). */
export function withoutSingleUse(url: URL): URL {
  const { DevBrowser, LegacyDevBrowser, Handshake, HandshakeNonce } = QueryParameters;
  return withoutParameters(url, [
    DevBrowser,
    LegacyDevBrowser,
    Handshake,
    HandshakeNonce,
    RedirectParameters.RedirectCount,
  ]);
}

/** Returns the URL without some parameters. A URL without any of them stays as it is, without re-encoding. */
export function withoutParameters(url: URL, names: readonly string[]): URL {
  const copy = new URL(url);
  for (const name of names) {
    if (copy.searchParams.has(name)) {
      copy.searchParams.delete(name);
    }
  }
  return copy;
}
