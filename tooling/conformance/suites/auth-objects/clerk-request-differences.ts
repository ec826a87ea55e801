import { isDeepStrictEqual } from 'node:util';
import type { Compared, Difference } from './tally-differences.ts';

export interface RequestCase {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
}

export interface RequestComparison extends RequestCase, Compared {
  readonly member: 'href' | 'isCrossOrigin' | 'url' | 'method' | 'headers' | 'cookies';
}

const isUrl = ({ member }: RequestComparison): boolean => member === 'href' || member === 'isCrossOrigin';
const forwarded = ({ headers }: RequestCase, name: string): string | undefined =>
  headers[`x-forwarded-${name}`]?.split(',', 1)[0]?.trim();
const hostOf = (request: RequestCase): string | undefined =>
  forwarded(request, 'host') || request.headers['host'];

type Cookies = ReadonlyArray<readonly [name: string, value: string]>;

/** Converts the cookies of the reference to the cookies that ours must have. */
const isSameAfter = (
  { member, theirs, ours }: RequestComparison,
  change: (cookies: Cookies) => Cookies,
): boolean =>
  // The member says what the value is.
  member === 'cookies' &&
  !theirs.threw &&
  !ours.threw &&
  isDeepStrictEqual(change(theirs.value as Cookies), ours.value);

const named = (cookies: Cookies) => cookies.filter(([name]) => name !== '');
const unquoted = (cookies: Cookies) =>
  cookies.map(([name, value]) => [name, value.replace(/^"(.*)"$/, '$1')] as const);

export const REQUEST_DIFFERENCES: ReadonlyArray<Difference<RequestComparison>> = [
  {
    name: 'cookie-values-in-quotes',
    because: 'A value can be quoted, and the quotes are not part of it (RFC 6265, section 4.1.1).',
    explains: (comparison) => isSameAfter(comparison, unquoted),
  },
  {
    name: 'cookie-without-a-name-is-ignored',
    because: 'Ours passes over it (RFC 6265, section 5.2).',
    explains: (comparison) =>
      isSameAfter(comparison, named) || isSameAfter(comparison, (cookies) => unquoted(named(cookies))),
  },
  {
    name: 'path-is-not-a-host',
    because: 'It is a path; theirs treats it as a host, which a visitor can name.',
    explains: (comparison) =>
      isUrl(comparison) && new URL(comparison.url).pathname.startsWith('//') && !comparison.ours.threw,
  },
  {
    name: 'forwarded-protocol-is-http',
    because: 'Ours uses the URL unchanged.',
    explains: (comparison) =>
      isUrl(comparison) &&
      !/^https?$/i.test(forwarded(comparison, 'proto') || 'http') &&
      !comparison.ours.threw &&
      (comparison.member !== 'href' || comparison.ours.value === new URL(comparison.url).href),
  },
  {
    name: 'empty-forwarded-host',
    because: 'It is empty: ours continues with the other headers, which theirs drops too.',
    explains: (comparison) =>
      isUrl(comparison) &&
      (forwarded(comparison, 'host') === '' ||
        forwarded(comparison, 'proto') === '' ||
        comparison.headers['host'] === ''),
  },
  {
    name: 'no-credentials-in-a-host',
    because: 'A host has no user or password: ours omits them, theirs keeps them in the URL.',
    explains: (comparison) => isUrl(comparison) && Boolean(hostOf(comparison)?.includes('@')),
  },
  {
    name: 'origins-are-compared-as-urls',
    because:
      'Ours compares origins as URLs, and so keeps the fragment of a URL whose origin does not change.',
    explains: (comparison) =>
      comparison.member === 'href' &&
      !comparison.theirs.threw &&
      !comparison.ours.threw &&
      `${comparison.theirs.value}${new URL(comparison.url).hash}` === comparison.ours.value,
  },
];
