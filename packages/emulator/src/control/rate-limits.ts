import { ConfigError } from '@x/errors';
import { quote } from '@x/errors/internal';
import { withVersion } from '../engine/routes.ts';
import { booleanField, type Fields, integerFrom, readFields, stringField } from '../read-fields.ts';
import { type RoutePattern, readRoute } from './read-route.ts';

/** How many requests of a route are answered in a time. */
export interface RateLimit {
  /** Such as `POST /v1/invitations`, `/v1/*` or `*`. */
  readonly route: string;
  /** How many requests are answered. Later ones get 429. */
  readonly requests: number;
  /** The time in which the requests count. It begins with the first of them. */
  readonly windowInSeconds: number;
  /** Counts each path on its own, such as each user. Default false. */
  readonly perPath?: boolean | undefined;
}

/** The documented limits of a development or production instance, or limits of your own. */
export type RateLimits = 'development' | 'production' | readonly RateLimit[];

const ofResource = (route: string): RateLimit => ({
  route,
  requests: 10,
  windowInSeconds: 10,
  perPath: true,
});
const ofHour = (route: string, requests: number): RateLimit => ({ route, requests, windowInSeconds: 3_600 });

/** From the documentation of the API. */
const ofResources = (): readonly RateLimit[] => [
  ofResource('PATCH /v1/users/{user_id}'),
  ofResource('PATCH /v1/users/{user_id}/metadata'),
  ofResource('PATCH /v1/organizations/{organization_id}'),
  ofResource('PATCH /v1/organizations/{organization_id}/metadata'),
  ofResource('PATCH /v1/organizations/{organization_id}/memberships/{user_id}'),
  ofResource('PATCH /v1/organizations/{organization_id}/memberships/{user_id}/metadata'),
  ofHour('POST /v1/invitations', 100),
  ofHour('POST /v1/invitations/bulk', 25),
  ofHour('POST /v1/organizations/{organization_id}/invitations', 250),
  ofHour('POST /v1/organizations/{organization_id}/invitations/bulk', 50),
];

const ofInstance = (requests: number): RateLimit => ({ route: '/v1/*', requests, windowInSeconds: 10 });

const documented = {
  development: () => [ofInstance(100), ...ofResources()],
  production: () => [ofInstance(1_000), ...ofResources()],
} as const;

/** Paths that have no limit. */
const UNLIMITED: ReadonlySet<string> = new Set(['/v1/jwks']);

/** Expired windows are removed when there are more than this many. */
const MAXIMUM_WINDOWS = 1_000;

interface Limit extends RateLimit {
  readonly pattern: RoutePattern;
  /** The documented limits are those of the Backend API: browsers do not use them up. */
  readonly isOfBackend: boolean;
  readonly windows: Map<string, Window>;
}

interface Window {
  readonly startedAt: number;
  count: number;
}

/** A request that counts. */
interface CountedRequest {
  readonly method: string;
  readonly path: string;
  /** Whether it is a request of a browser, to the Frontend API. */
  readonly isFrontend: boolean;
}

/** Counts the requests to an emulator. */
export interface RateLimiter {
  /** There is nothing to count. */
  readonly isUnlimited: boolean;
  /** Counts a request. Returns the seconds to wait if it is one too many, and otherwise undefined. */
  readonly count: (request: CountedRequest) => number | undefined;
  readonly reset: () => void;
}

/** Throws a `ConfigError` for invalid limits. */
export function createRateLimiter(rateLimits: RateLimits | undefined, now: () => number): RateLimiter {
  const limits = readLimits(rateLimits);
  return {
    isUnlimited: limits.length === 0,
    count: ({ method, path: givenPath, isFrontend }) => {
      const path = withVersion(givenPath);
      if (UNLIMITED.has(path)) return undefined;
      const waits = limits
        .filter(({ isOfBackend }) => !(isOfBackend && isFrontend))
        .filter(({ pattern }) => pattern.matches(method, path) || pattern.matches(method, givenPath))
        .map((limit) => countIn(limit, path, now()));
      const longest = Math.max(0, ...waits);
      return longest === 0 ? undefined : longest;
    },
    reset: () => {
      for (const { windows } of limits) windows.clear();
    },
  };
}

/** Counts a request, and returns the seconds until the next window, or 0 for a request within the limit. */
function countIn({ windows, requests, windowInSeconds, perPath }: Limit, path: string, now: number): number {
  const length = windowInSeconds * 1_000;
  // A clock that was set back begins a new window, too.
  const isOver = ({ startedAt }: Window) => now >= startedAt + length || now < startedAt;
  if (windows.size > MAXIMUM_WINDOWS) {
    for (const [key, window] of windows) if (isOver(window)) windows.delete(key);
  }
  const key = perPath ? path : '';
  const known = windows.get(key);
  const window = known === undefined || isOver(known) ? { startedAt: now, count: 0 } : known;
  windows.set(key, window);
  if (window.count >= requests) return Math.max(1, Math.ceil((window.startedAt + length - now) / 1_000));
  window.count += 1;
  return 0;
}

function readLimits(rateLimits: unknown): readonly Limit[] {
  if (rateLimits === undefined) return [];
  if (rateLimits === 'development' || rateLimits === 'production') {
    return documented[rateLimits]().map((limit) => toLimit(limit, true));
  }
  if (!Array.isArray(rateLimits)) {
    throw new ConfigError(
      `createEmulator(): rateLimits must be "development", "production" or a list of limits such as { route: "/v1/*", requests: 100, windowInSeconds: 10 }, not ${quote(rateLimits)}.`,
    );
  }
  return rateLimits.map((limit: unknown, index) => {
    const context = { owner: 'createEmulator', prefix: `rateLimits[${index}].` };
    return toLimit(readFields<RateLimit>(limit, LIMIT_FIELDS, context), false);
  });
}

function toLimit(limit: RateLimit, isOfBackend: boolean): Limit {
  const pattern = readRoute(limit.route, 'createEmulator(): rateLimits');
  return { ...limit, pattern, isOfBackend, windows: new Map() };
}

const LIMIT_FIELDS: Fields<RateLimit> = {
  route: { ...stringField, expected: 'a string such as "/v1/*"', isRequired: true },
  requests: { ...integerFrom(0), isRequired: true },
  windowInSeconds: {
    isValid: (value) => typeof value === 'number' && value > 0 && value <= 86_400 * 366,
    expected: 'a number above 0, at most a year',
    isRequired: true,
  },
  perPath: booleanField,
};
