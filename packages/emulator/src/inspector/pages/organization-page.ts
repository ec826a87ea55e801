import { pathParam } from '../../engine/path-param.ts';
import { avatar } from '../../html/elements.ts';
import { html } from '../../html/html.ts';
import { getOrganization, membersOf } from '../../model/lookup.ts';
import type { OrganizationRecord } from '../../store/records.ts';
import type { Shown, Visit } from '../inspection.ts';
import { badge, facts, idOf, panel } from '../parts/elements.ts';
import { jsonBlock } from '../parts/json.ts';
import { userLink, webLink } from '../parts/links.ts';
import { emptyState, firstRows, table } from '../parts/table.ts';
import { relativeTime } from '../parts/time.ts';

export function organizationPage(visit: Visit): Shown {
  const { instance, params, now } = visit;
  const organization = getOrganization(instance, pathParam(params, 'id'));
  const { id, name } = organization;
  const content = html`<header class="head">${avatar(name, id, { isSquare: true })}<div><h1>${name}</h1>${idOf(id)}</div></header>
<div class="grid">
${panel({
  title: 'About',
  content: facts([
    ['Slug', organization.slug],
    ['Created by', organization.created_by === null ? null : userLink(instance, organization.created_by)],
    ['Created', relativeTime(organization.created_at, now)],
    [
      'Members allowed',
      organization.max_allowed_memberships === 0 ? 'no limit' : String(organization.max_allowed_memberships),
    ],
    ['Role set', organization.role_set_key],
  ]),
})}
<div class="stack">${panel({ title: 'Public metadata', content: jsonBlock(organization.public_metadata) })}
${panel({ title: 'Private metadata', content: jsonBlock(organization.private_metadata) })}</div>
${members(visit, organization)}
${invitations(visit, organization)}
</div>`;
  return { section: 'organizations', title: name, content };
}

function members({ instance, now }: Visit, { id }: OrganizationRecord) {
  const { rows, note } = firstRows(membersOf(instance, id));
  const content =
    rows.length === 0
      ? emptyState({ title: 'No members', advice: 'Add one with POST /v1/organizations/{id}/memberships.' })
      : table(
          'Members',
          [
            { title: 'User', cell: ({ user_id }) => userLink(instance, user_id) },
            { title: 'Role', cell: ({ role }) => badge(role) },
            { title: 'Since', cell: ({ created_at }) => relativeTime(created_at, now) },
          ],
          rows,
        );
  return panel({ title: 'Members', aside: note, isFlush: true, isWide: true, content });
}

function invitations({ instance, now }: Visit, { id }: OrganizationRecord) {
  const { rows, note } = firstRows(instance.store.organization_invitations.by('organization_id', id));
  if (rows.length === 0) return '';
  const content = table(
    'Invitations',
    [
      { title: 'Email', cell: ({ email_address }) => email_address },
      { title: 'Role', cell: ({ role }) => badge(role) },
      { title: 'Status', cell: ({ status }) => badge(status) },
      { title: 'Link', cell: ({ url }) => webLink(instance.origin() + url) },
      { title: 'Expires', cell: ({ expires_at }) => relativeTime(expires_at, now) },
    ],
    rows,
  );
  return panel({ title: 'Invitations', aside: note, isFlush: true, isWide: true, content });
}
