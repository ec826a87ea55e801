// Pure

/** The parameters of a URL. */
export type Query = Pick<URLSearchParams, 'get' | 'has'>;

const NO_QUERY: Query = { get: () => null, has: () => false };

/** Returns the parameters of a URL. Most requests have none, and the platform creates an object to look one up. */
export function queryOf(url: URL): Query {
  return url.search === '' ? NO_QUERY : url.searchParams;
}
