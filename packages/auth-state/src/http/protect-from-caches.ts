// Pure
import { Headers as HeaderNames, ResponseHeaders } from '../wire/constants.ts';
import type { ResponseHead } from './response-head.ts';

/** The caches that may store a response. */
export type CachePolicy =
  /** No cache stores it. */
  | 'no-store'
  /** Only the browser of the visitor stores it. */
  | 'private';

/** Headers that some shared caches obey in place of Cache-Control. RFC 9213 has the names that end in the suffix. */
const TARGETED_HEADERS: ReadonlySet<string> = new Set([
  'surrogate-control',
  'edge-control',
  'x-accel-expires',
]);
const TARGETED_SUFFIX = 'cdn-cache-control';

/** A directive with its argument, which can be a quoted list with commas (RFC 9111, section 5.2). */
const DIRECTIVE = /(?<name>[^\s,;="]+)(?:\s*=\s*(?:"[^"]*"|[^\s,"]*))?/g;

/**
 * Directives that let a shared cache store a response: `private` with an argument covers some headers only, and
 * `must-understand` lifts `no-store` (RFC 9111, section 5.2.2.3).
 */
const SHARED_DIRECTIVES: ReadonlySet<string> = new Set(['public', 's-maxage', 'private', 'must-understand']);

/** Directives without which a browser may estimate how long a response is fresh (RFC 9111, section 4.2.2). */
const FRESHNESS_DIRECTIVES: ReadonlySet<string> = new Set(['max-age', 'no-cache']);

/** The parts of a request that say who sent it. */
const CREDENTIALS = ['Authorization', 'Cookie'];

/** Changes the headers of a response so that no visitor gets the response of another one (decision 033). */
export function protectFromCaches(headers: ResponseHead, policy: CachePolicy): void {
  removeTargeted(headers);
  const given = headers.get(HeaderNames.CacheControl);
  const directives = given ? readDirectives(given) : [];
  const mustNotStore = policy === 'no-store' || directives.some(({ name }) => name === 'no-store');
  headers.set(HeaderNames.CacheControl, mustNotStore ? 'no-store' : privateForm(directives));
  if (!mustNotStore) {
    addVary(headers);
  }
}

/** Collects the names first: headers must not change while they are read. */
function removeTargeted(headers: ResponseHead): void {
  for (const name of Array.from(headers.keys()).filter(isTargeted)) {
    headers.delete(name);
  }
}

interface Directive {
  /** In lower case. */
  readonly name: string;
  /** With its argument. */
  readonly text: string;
}

function isTargeted(name: string): boolean {
  return TARGETED_HEADERS.has(name) || name.endsWith(TARGETED_SUFFIX);
}

function readDirectives(value: string): Directive[] {
  return Array.from(value.matchAll(DIRECTIVE), ([text, name = '']) => ({ name: name.toLowerCase(), text }));
}

function privateForm(directives: readonly Directive[]): string {
  const kept = directives.filter(({ name }) => !SHARED_DIRECTIVES.has(name));
  const isPrivate = directives.some(({ text }) => text.toLowerCase() === 'private');
  const hasFreshness = kept.some(({ name }) => FRESHNESS_DIRECTIVES.has(name));
  // Otherwise the next visitor who uses the browser could see what it stored.
  const revalidation = hasFreshness || isPrivate ? [] : ['no-cache'];
  return ['private', ...revalidation, ...kept.map(({ text }) => text)].join(', ');
}

/** The cache of a browser that several visitors use compares these headers. */
function addVary(headers: ResponseHead): void {
  const value = headers.get(ResponseHeaders.Vary) ?? '';
  const names = value.toLowerCase().split(/[\s,]+/);
  if (names.includes('*')) {
    return;
  }
  const missing = CREDENTIALS.filter((name) => !names.includes(name.toLowerCase()));
  if (missing.length > 0) {
    headers.set(ResponseHeaders.Vary, [...(value ? [value] : []), ...missing].join(', '));
  }
}
