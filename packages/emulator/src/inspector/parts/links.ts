import { type Html, html } from '../../html/html.ts';
import { parseUrl } from '../../parse-url.ts';
import { namesOf } from '../../render/user-names.ts';
import type { Instance } from '../../store/instance.ts';
import { SECTIONS } from '../sections.ts';
import { entity } from './elements.ts';

/** Returns the path of a record's page. */
export function pathTo(section: 'users' | 'sessions' | 'organizations', id: string): string {
  return `${SECTIONS[section].path}/${encodeURIComponent(id)}`;
}

/** Renders a user with the link to its page. A snapshot can have records of a user that is missing. */
export function userLink(instance: Instance, id: string): Html | string {
  const user = instance.store.users.get(id);
  return user === undefined ? id : entity({ id, ...namesOf(instance, user), path: pathTo('users', id) });
}

/** Renders an organization with the link to its page. */
export function organizationLink(instance: Instance, id: string): Html | string {
  const organization = instance.store.organizations.get(id);
  if (organization === undefined) return id;
  const { name, slug } = organization;
  return entity({ id, name, detail: slug, path: pathTo('organizations', id), isSquare: true });
}

const WEB_PROTOCOLS: ReadonlySet<string> = /* @__PURE__ */ new Set(['http:', 'https:']);

/** Renders a URL of the web as a link, and any other text as text: the URL of a client can be a script. */
export function webLink(url: string): Html | string {
  if (!WEB_PROTOCOLS.has(parseUrl(url)?.protocol ?? '')) return url;
  return html`<a href="${url}" rel="noopener noreferrer">${url}</a>`;
}
