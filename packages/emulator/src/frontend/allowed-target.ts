import { apiFault } from '../engine/errors.ts';
import { parseUrl } from '../parse-url.ts';
import type { Instance } from '../store/instance.ts';
import { readWebUrl } from './redirects.ts';

const LOOPBACK = /^(?:localhost|(?:[\w-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/**
 * Returns where a page sends the browser afterwards, and undefined without `redirect_url`. Throws an `ApiFault` for a site
 * that is not allowed.
 */
export function readTarget(instance: Instance, query: URLSearchParams): URL | undefined {
  return query.get('redirect_url') ? readAllowedUrl(instance, query) : undefined;
}

/** Returns `redirect_url`. Throws an `ApiFault` for a site that is not allowed: a link must not lead elsewhere. */
export function readAllowedUrl(instance: Instance, query: URLSearchParams): URL {
  const target = readWebUrl(query, 'redirect_url');
  if (isAllowed(instance, target)) return target;
  const expected =
    'a URL on this machine or, in production, on the domain of the instance, at an origin of the redirect URLs or the allowed_origins of the instance, or at a satellite domain';
  throw apiFault('form_param_value_invalid', { param_name: 'redirect_url', expected });
}

/**
 * Returns whether a site is one of the instance: it is on this machine or, in production, on its domain, in the redirect URLs or the allowed origins, or a
 * satellite domain.
 */
export function isAllowed({ store, productionDomain }: Instance, { hostname, host, origin }: URL): boolean {
  if (
    productionDomain === undefined ? LOOPBACK.test(hostname) : `.${hostname}`.endsWith(`.${productionDomain}`)
  )
    return true;
  const [settings] = store.instance.all();
  const origins = settings?.['allowed_origins'];
  const urls = store.redirect_urls.all().map((record) => String(record['url']));
  const allowed = [...urls, ...(Array.isArray(origins) ? origins.map(String) : [])];
  if (allowed.some((text) => parseUrl(text)?.origin === origin)) return true;
  const satellites = store.domains.all().filter((record) => record['is_satellite'] === true);
  return satellites.some(({ name }) => name === hostname || name === host);
}
