// Pure
import { parseUrl } from '../parse-url.ts';
import { foreignHost, isEmulatorHost } from './check-host.ts';
import type { Controls } from './control-env.ts';

type Receiver = Pick<Controls, 'origin' | 'allowedHosts'>;

/**
 * Returns why a request may not control the emulator, or undefined if it may. Browsers say which site sent a request. Only
 * the emulator's own pages, and programs, may control it.
 */
export function problemOfSender(
  { headers }: Request,
  { origin: originOf, allowedHosts }: Receiver,
): string | undefined {
  const host = headers.get('host');
  const origin = originOf();
  if (!isEmulatorHost(host, origin, allowedHosts)) return foreignHost(host);
  const sender = headers.get('origin');
  const isForeign = sender !== null && sender !== origin && sender !== `http://${host}`;
  return isForeign || headers.get('sec-fetch-site') === 'cross-site'
    ? 'The control API does not answer other sites.'
    : undefined;
}

/** The values of `Sec-Fetch-Site` for a request of the emulator's own page, and for one that a person typed. */
const OWN_SITES: ReadonlySet<string> = /* @__PURE__ */ new Set(['same-origin', 'none']);

/**
 * Returns why the inspector rejects a request, or undefined. Any page can link to the inspector, which no other page can
 * frame or read. A form must be one of its own: an application on another port of this host is another sender.
 */
export function problemOfVisit(
  request: Request,
  { origin: originOf, allowedHosts }: Receiver,
): string | undefined {
  const { headers, method, url } = request;
  const host = headers.get('host');
  const origin = originOf();
  if (!isEmulatorHost(host, origin, allowedHosts)) return foreignHost(host);
  const site = headers.get('sec-fetch-site');
  const isOwnSite = site === null || OWN_SITES.has(site);
  if (method === 'GET' || method === 'HEAD') {
    const isLink =
      headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document';
    return isOwnSite || isLink ? undefined : 'The inspector does not answer requests of other pages.';
  }
  const sender = headers.get('origin');
  const ownHost = host ?? new URL(url).host;
  const isOwnOrigin = sender === null || parseUrl(sender)?.host === ownHost;
  return isOwnSite && isOwnOrigin ? undefined : 'The inspector does not take forms of other sites.';
}
