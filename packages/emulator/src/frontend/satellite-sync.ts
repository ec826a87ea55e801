import { apiFault } from '../engine/errors.ts';
import type { Instance } from '../store/instance.ts';
import type { FrontendRequest } from './frontend-request.ts';
import { readWebUrl, redirectTo, withParameter } from './redirects.ts';

/**
 * Shares the client of the primary domain with a satellite domain, and sends the browser back. A real instance goes on to
 * the Frontend API of the satellite first. Here it is the same one, which knows the browser already.
 */
export function syncClient({ instance, query, browser }: FrontendRequest): Response {
  const target = readWebUrl(query, 'redirect_url');
  const domain = query.get('link_domain');
  if (!domain) throw apiFault('form_param_missing', { param_name: 'link_domain' });
  if (!isSatellite(instance, domain)) {
    const expected = 'a satellite domain of the instance';
    throw apiFault('form_param_value_invalid', { param_name: 'link_domain', expected });
  }
  if (target.hostname !== domain && target.host !== domain) {
    const expected = 'a URL at the link_domain';
    throw apiFault('form_param_value_invalid', { param_name: 'redirect_url', expected });
  }
  return redirectTo(withParameter(target, '__clerk_synced', 'true'), browser.headers());
}

function isSatellite({ store }: Instance, domain: string): boolean {
  return store.domains.all().some((record) => record['name'] === domain && record['is_satellite'] === true);
}
