import { apiFault } from '../../engine/errors.ts';
import type { Instance } from '../../store/instance.ts';
import { readWebUrl } from '../redirects.ts';

const LOOPBACK = /^(?:localhost|(?:[\w-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/**
 * Returns where a page sends the browser afterwards. Throws an `ApiFault` for a site that is neither on this machine nor in
 * the redirect URLs or the allowed origins of the instance: a link to a page must not lead elsewhere.
 */
export function readTarget(instance: Instance, query: URLSearchParams): URL | undefined {
  if (!query.get('redirect_url')) return undefined;
  const target = readWebUrl(query, 'redirect_url');
  if (isAllowed(instance, target)) return target;
  const expected = 'a URL on this machine, or at an origin of the redirect URLs of the instance';
  throw apiFault('form_param_value_invalid', { param_name: 'redirect_url', expected });
}

function isAllowed({ store }: Instance, { hostname, origin }: URL): boolean {
  const [settings] = store.instance.all();
  const origins = settings?.['allowed_origins'];
  const urls = store.redirect_urls.all().map((record) => String(record['url']));
  const allowed = [...urls, ...(Array.isArray(origins) ? origins.map(String) : [])];
  return LOOPBACK.test(hostname) || allowed.some((text) => originOf(text) === origin);
}

function originOf(text: string): string | undefined {
  try {
    return new URL(text).origin;
  } catch {
    return undefined;
  }
}
