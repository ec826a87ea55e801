import type { Scenario } from './simulate.ts';
import type { Navigation } from './world.ts';

export const MAX_REDIRECTS = 6;

/**
 * The redirects of a tab that is alone: what its handshake takes, and one to clean the URL in development. The flag of
 * another SDK looks like another tab, which costs one more in production, as does an old count.
 */
export function normalRedirects({ instance, isSatellite, hasForeignCount, visits }: Scenario): number {
  if (instance === 'development') {
    return isSatellite ? 5 : 3;
  }
  const isCleaned = hasForeignCount || visits.some(({ hasRemains }) => hasRemains);
  return (isSatellite ? 4 : 2) + (isCleaned ? 1 : 0);
}

/**
 * A prefetch is not redirected, and neither is a frame of a satellite that has no session yet. In production, a bookmark
 * with the answer of the primary says that there is no session, as long as no cookie says otherwise.
 */
export function mustSignIn(
  { id, destination }: Navigation,
  { instance, isSatellite, content, visits }: Scenario,
): boolean {
  const isAnswered = visits[id]?.hasRemains && instance === 'production' && content === 'no cookies';
  return !isAnswered && (destination === 'document' || (destination === 'iframe' && !isSatellite));
}

/** In production, a satellite keeps the answer of its primary in the address bar, and its count. */
export function isCleanUrl({ url, destination }: Navigation, { instance, isSatellite }: Scenario): boolean {
  const isShown = destination !== 'empty' && !(instance === 'production' && isSatellite);
  return !isShown || !url.includes('__clerk_');
}

export function isSignedIn({ page, redirects }: Navigation): boolean {
  return page?.status === 'signed-in' && redirects <= MAX_REDIRECTS;
}

/** A satellite that got the answer of its primary, but no session, is signed out, and not in a loop. */
export function isExplainedPage(
  { id, url, page, redirects }: Navigation,
  { isSatellite, behavior, keepsNoCookies, visits }: Scenario,
): boolean {
  const hasNoSession = behavior === 'returns-nothing' || keepsNoCookies;
  const isAnswered = isSatellite && hasNoSession && url.includes('__clerk_synced=true');
  const isCleanedOnly = redirects <= (visits[id]?.hasRemains ? 1 : 0);
  const isExplained = isCleanedOnly || page?.status === 'signed-in' || page?.message !== '' || isAnswered;
  return page !== null && isExplained && redirects <= MAX_REDIRECTS;
}
