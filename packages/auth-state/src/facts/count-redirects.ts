// Pure

import type { Facts } from '../decide/facts.ts';
import { Cookies } from '../wire/constants.ts';

/**
 * Handshakes that a browser was sent to in a row, and whether one more could take it over five redirects.
 *
 * A handshake takes two redirects, and in development a third one out of the query. That of a satellite takes four in
 * production, by way of the primary's Frontend API; in development it asks its primary first, which takes two, and is
 * answered in the query.
 */
export function countRedirects(
  cookieHeader: string | undefined,
  instance: Facts['instance'],
  isSatellite: boolean,
  sync: Facts['sync'],
): readonly [count: number, redirects: Facts['redirects']] {
  const isAnswered = isSatellite && instance !== 'production' && sync === 'completed';
  // One that was set for fewer paths, by another SDK, would hide the one that counts on.
  const [, ...counts] = (cookieHeader ?? '').split(`${Cookies.RedirectCount}=`);
  const most = (one: number, text: string) => Math.max(one, Number.parseInt(text, 10) || 0);
  const count = counts.reduce(most, isAnswered ? 2 : 0);
  const atMost = isAnswered ? 3 : isSatellite ? 1 : 2;
  return [count, count === 0 ? 'none' : count < atMost ? 'some' : 'many'];
}
