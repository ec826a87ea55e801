import { type Html, html } from '../../html/html.ts';

const DAY_IN_MS = 86_400_000;

/** From the longest to the shortest. */
const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, milliseconds: number])[] = [
  ['year', 365 * DAY_IN_MS],
  ['month', 30 * DAY_IN_MS],
  ['day', DAY_IN_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** A `Date` can be at most this far from 1970, in milliseconds. */
const MAXIMUM = 8.64e15;

/** Renders a time as its distance from now, with the exact time as its title. A record of a snapshot can have any value. */
export function relativeTime(time: unknown, now: number): Html {
  if (!isTime(time)) return html`<span class="muted">never</span>`;
  const exact = exactTime(time);
  return html`<time datetime="${exact}" title="${exact}">${distanceOf(time, now)}</time>`;
}

/** Returns a time in seconds precision, in UTC. */
export function exactTime(time: number): string {
  return isTime(time) ? new Date(time).toISOString().replace(/\.\d+Z$/, 'Z') : 'unknown';
}

/** Returns the distance of a time from now in words, such as `3 minutes ago`. */
export function distanceOf(time: number, now: number): string {
  const distance = time - now;
  const [unit, milliseconds] = UNITS.find(([, length]) => Math.abs(distance) >= length) ?? [];
  if (unit === undefined || milliseconds === undefined) return 'now';
  return new Intl.RelativeTimeFormat('en').format(Math.round(distance / milliseconds), unit);
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= MAXIMUM;
}
