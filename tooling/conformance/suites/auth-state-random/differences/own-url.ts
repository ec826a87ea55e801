import { createHash } from 'node:crypto';
import { build } from '../cases/build.ts';
import type { AuthCase } from '../cases/dimensions.ts';
import type { Location } from '../outcome.ts';
import { publicUrlOf } from './public-url-of.ts';
import { isSatellite } from './redirect-count.ts';

const HANDSHAKE_PARAMETERS = [
  ...['__clerk_handshake', '__clerk_handshake_nonce', '__clerk_help', '__clerk_db_jwt'],
  ...['__clerk_synced', '__clerk_redirect_url'],
];

/** Returns the parameters of handshakes, except the count, that no page of a visitor keeps. */
export function leftoversOf(authCase: AuthCase, rewritten: AuthCase, isSignedIn: boolean): readonly string[] {
  const { searchParams } = new URL(build(authCase).request.url);
  // A satellite that is signed out needs its answer, and a primary can answer a satellite.
  const isAnswer = ['true', 'false'].includes(searchParams.get('__clerk_synced') ?? '');
  const used: Readonly<Record<string, boolean>> = {
    __clerk_synced: isSatellite(authCase) && isAnswer && !isSignedIn,
    __clerk_redirect_url: new URL(build(rewritten).request.url).searchParams.has('__clerk_redirect_url'),
  };
  return HANDSHAKE_PARAMETERS.filter((name) => searchParams.has(name) && used[name] !== true);
}

/** Returns the URL of the request without the parameters of handshakes. */
export function cleanUrlOf(authCase: AuthCase, rewritten: AuthCase, isSignedIn: boolean): URL {
  const { pathname, search } = new URL(build(authCase).request.url);
  const url = publicUrlOf(rewritten);
  url.pathname = pathname;
  url.search = search;
  const names = [...leftoversOf(authCase, rewritten, isSignedIn), '__clerk_redirect_count'];
  for (const name of names.filter((each) => url.searchParams.has(each))) {
    url.searchParams.delete(name);
  }
  return url;
}

export function toLocation(url: URL): Location {
  return {
    target: `${url.origin}${url.pathname}`,
    query: [...url.searchParams],
    fragment: url.hash,
  };
}

/** Returns the cookie that continues a count at exactly one URL. */
export function remainderCookie(url: URL, count: number): string {
  const hash = createHash('sha1').update(url.href).digest('base64url').slice(0, 8);
  const secure = url.protocol === 'https:' ? '; Secure' : '';
  return `__clerk_redirects_${hash}=${count}; Path=/; Max-Age=5; HttpOnly; SameSite=Lax${secure}`;
}
