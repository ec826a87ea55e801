// Pure
import type { HandshakeTarget } from '../decide/session-rules.ts';
import type { ReadRequest } from '../facts/read-request.ts';

/** The version of the API whose handshakes are understood here. */
const API_VERSION = '2026-05-12';

/** What must not come back in the URL of this application. */
const ONCE_ONLY = ['__clerk_db_jwt', '__dev_session', '__clerk_handshake', '__clerk_handshake_nonce'];

/** Where a handshake leads. All but the query is of the options, or of the origin of the request. */
export function handshakeLocation(
  target: HandshakeTarget | undefined,
  reason: string,
  read: ReadRequest,
): string {
  if (target === 'sign-in') {
    const url = new URL(read.settings.options.signInUrl ?? '');
    const back = withoutParameters(read.url, ONCE_ONLY);
    url.searchParams.append('__clerk_redirect_url', back.href);
    return url.href;
  }
  return target && read.satellite ? backToSatellite(read.satellite, read) : toFrontendApi(reason, read);
}

function backToSatellite(satellite: URL, { devBrowser }: ReadRequest): string {
  const url = new URL(satellite);
  if (devBrowser) {
    url.searchParams.append('__clerk_db_jwt', devBrowser);
  }
  url.searchParams.set('__clerk_synced', 'true');
  return url.href;
}

function toFrontendApi(reason: string, read: ReadRequest): string {
  const { options, instance, organizationOf } = read.settings;
  const base = frontendApiUrl(read).replace(/\/+$/, '');
  const url = new URL(`${base}/v1/client/handshake`);
  const organization = organizationOf?.(read.url.pathname);
  const parameters: ReadonlyArray<readonly [name: string, value: string | undefined]> = [
    ['redirect_url', withoutParameters(read.url, ONCE_ONLY).href],
    ['__clerk_api_version', API_VERSION],
    // A set that is not renewed along with the other could count in its place, and want a handshake of its own.
    ['suffixed_cookies', String(hasSuffixedCookies(read))],
    ['__clerk_hs_reason', reason],
    ['format', 'nonce'],
    ['__session', options.sessionTokenInHandshakeUrl ? read.token?.text : undefined],
    ['__clerk_db_jwt', (instance === 'development' && read.devBrowser) || undefined],
    ['organization_id', organization === null ? '' : (organization?.id ?? organization?.slug)],
  ];
  for (const [name, value] of parameters) {
    if (value !== undefined) {
      url.searchParams.append(name, value);
    }
  }
  return url.href;
}

function hasSuffixedCookies({ cookies, chosen, settings }: ReadRequest): boolean {
  return chosen.isSuffixed || Object.values(settings.ownNames).some((name) => cookies.has(name));
}

/** Absolute: a proxy may be a path of this application. */
export function frontendApiUrl({ settings: { frontendApi }, url }: ReadRequest): string {
  return frontendApi.startsWith('/') ? url.origin + frontendApi : frontendApi;
}

/** The URL less some parameters; as it stands, without re-encoding, when it has none of them. */
export function withoutParameters(url: URL, names: readonly string[]): URL {
  const copy = new URL(url);
  for (const name of names) {
    if (copy.searchParams.has(name)) {
      copy.searchParams.delete(name);
    }
  }
  return copy;
}
