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
const hostOf = (one: RequestCase): string | undefined => forwarded(one, 'host') || one.headers['host'];

type Cookies = ReadonlyArray<readonly [name: string, value: string]>;

/** What ours should make of the cookies of theirs. */
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
    name: 'a value in quotes',
    because: 'A value may stand in quotes, which are not part of it (RFC 6265, section 4.1.1).',
    explains: (comparison) => isSameAfter(comparison, unquoted),
  },
  {
    name: 'a cookie without a name',
    because: 'Ours passes over it (RFC 6265, section 5.2).',
    explains: (comparison) =>
      isSameAfter(comparison, named) || isSameAfter(comparison, (cookies) => unquoted(named(cookies))),
  },
  {
    name: 'a path that starts with two slashes',
    because: 'It is a path; theirs takes it for a host, which a visitor can name.',
    explains: (comparison) =>
      isUrl(comparison) && new URL(comparison.url).pathname.startsWith('//') && !comparison.ours.threw,
  },
  {
    name: 'a forwarded protocol that is not http(s)',
    because: 'Ours takes the URL as it is.',
    explains: (comparison) =>
      isUrl(comparison) &&
      !/^https?$/i.test(forwarded(comparison, 'proto') || 'http') &&
      !comparison.ours.threw &&
      (comparison.member !== 'href' || comparison.ours.value === new URL(comparison.url).href),
  },
  {
    name: 'an empty forwarded header',
    because: 'It says nothing: ours goes on to what does; theirs drops the other headers too.',
    explains: (comparison) =>
      isUrl(comparison) &&
      (forwarded(comparison, 'host') === '' ||
        forwarded(comparison, 'proto') === '' ||
        comparison.headers['host'] === ''),
  },
  {
    name: 'credentials in a host',
    because: 'A host has none: ours leaves them out, theirs keeps them in the URL.',
    explains: (comparison) => isUrl(comparison) && Boolean(hostOf(comparison)?.includes('@')),
  },
  {
    name: 'an origin spelled another way',
    because: 'Ours compares origins as URLs, and so keeps the fragment of a URL whose origin stays.',
    explains: (comparison) =>
      comparison.member === 'href' &&
      !comparison.theirs.threw &&
      !comparison.ours.threw &&
      `${comparison.theirs.value}${new URL(comparison.url).hash}` === comparison.ours.value,
  },
];
