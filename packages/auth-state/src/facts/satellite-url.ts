// Pure
import { canParseUrl } from '@x/errors/internal';
import { accountPortalOrigin } from '../http/account-portal.ts';
import { WEB_PROTOCOLS } from '../http/web-protocols.ts';
import type { Settings } from '../settings/settings.ts';

/** The hosts of Clerk's own pages in development. Visitors pass through them to sign in; they are not satellites. */
const DEVELOPMENT_PORTAL =
  /\.accounts\.(?:dev|lclclerk\.com)$|\.accountsstage\.dev$|^accounts\..*\.(?:lcl\.dev|lclstage\.dev|lclclerk\.com)$/;
const DEVELOPMENT_FRONTEND_API = /\.clerk\.accounts(?:\.|stage\.)/;

/** Returns the URL if it belongs to a satellite according to the options (decision 016). */
export function satelliteUrl(value: string | null, { isSatelliteOrigin }: Settings): URL | undefined {
  if (!value || isSatelliteOrigin === undefined || !canParseUrl(value)) {
    return undefined;
  }
  const url = new URL(value);
  return WEB_PROTOCOLS.has(url.protocol) && isSatelliteOrigin(url.origin) ? url : undefined;
}

/** Returns whether a visitor comes from a satellite, rather than from this application or from Clerk's own pages. */
export function isSatelliteReferrer(referrer: string | null, own: URL, settings: Settings): boolean {
  const url = satelliteUrl(referrer, settings);
  return url !== undefined && url.origin !== own.origin && !isClerkPage(url, own, settings);
}

/**
 * Returns whether a visitor comes from a page that would count as a satellite if the options listed it. False if they
 * list none: then every other site would be one.
 */
export function isUnlistedReferrer(referrer: string | null, own: URL, settings: Settings): boolean {
  if (!referrer || settings.isSatelliteOrigin === undefined || !canParseUrl(referrer)) {
    return false;
  }
  const url = new URL(referrer);
  const isOtherSite = WEB_PROTOCOLS.has(url.protocol) && url.origin !== own.origin;
  return isOtherSite && !isClerkPage(url, own, settings) && satelliteUrl(referrer, settings) === undefined;
}

function isClerkPage({ hostname, origin }: URL, own: URL, { frontendApi, instance }: Settings): boolean {
  if (frontendApi === '') {
    return false;
  }
  const frontend = new URL(frontendApi, own);
  const isDevelopmentPortal = DEVELOPMENT_PORTAL.test(hostname) && !DEVELOPMENT_FRONTEND_API.test(hostname);
  return (
    hostname === frontend.hostname ||
    origin === accountPortalOrigin(frontend.host) ||
    (instance !== 'production' && isDevelopmentPortal)
  );
}
