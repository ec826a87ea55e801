// Pure
import type { Settings } from '../settings/settings.ts';

/** Hosts of Clerk's own pages in development: sign-in leads through them, and they are no satellites. */
const ACCOUNT_PORTAL =
  /\.accounts\.(?:dev|lclclerk\.com)$|\.accountsstage\.dev$|^accounts\..*\.(?:lcl\.dev|lclstage\.dev|lclclerk\.com)$/;
const FRONTEND_API_OF_PORTAL = /\.clerk\.accounts(?:\.|stage\.)/;

/** The URL, when it is one of a satellite, as the options tell them. */
export function satelliteUrl(
  text: string | null | undefined,
  { satelliteOrigins }: Settings,
): URL | undefined {
  if (!text || satelliteOrigins.length === 0 || !URL.canParse(text)) {
    return undefined;
  }
  const url = new URL(text);
  const isSatellite = satelliteOrigins === 'any' || satelliteOrigins.includes(url.origin);
  return isSatellite && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** Whether a visitor comes from a satellite, and not from here or from Clerk's own pages. */
export function isSatelliteReferrer(referrer: string | undefined, own: URL, settings: Settings): boolean {
  const url = satelliteUrl(referrer, settings);
  return url !== undefined && url.origin !== own.origin && !isClerkPage(url, own, settings);
}

function isClerkPage({ hostname, origin }: URL, own: URL, { frontendApi, instance }: Settings): boolean {
  if (frontendApi === '') {
    return false;
  }
  const { host, hostname: frontendHost } = new URL(frontendApi, own);
  const accounts = host
    .replace('clerk.accountsstage.', 'accountsstage.')
    .replace(/clerk\.accounts\.|clerk\./, 'accounts.');
  return (
    hostname === frontendHost ||
    origin === `https://${accounts}` ||
    (instance !== 'production' && ACCOUNT_PORTAL.test(hostname) && !FRONTEND_API_OF_PORTAL.test(hostname))
  );
}
