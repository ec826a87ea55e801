import { type Html, html } from '../../html/html.ts';
import { statusOf } from '../../model/sessions.ts';
import type { SessionRecord } from '../../store/records.ts';
import type { Visit } from '../inspection.ts';
import { actionButton, badge, idOf, type Tone } from './elements.ts';
import { organizationLink, pathTo, userLink } from './links.ts';
import { type Column, table } from './table.ts';
import { relativeTime } from './time.ts';

const TONES: Readonly<Record<ReturnType<typeof statusOf>, Tone>> = {
  active: 'good',
  ended: 'plain',
  expired: 'warn',
  removed: 'plain',
  revoked: 'bad',
};

/** Renders the status of a session, and whether this browser has it. */
export function sessionBadges({ instance, browser }: Visit, session: SessionRecord): Html {
  const status = statusOf(instance, session);
  const isOwn = status === 'active' && session.client_id === browser.client()?.id;
  return html`<span class="row">${badge(status, TONES[status])}${isOwn ? badge('this browser', 'accent') : ''}</span>`;
}

export function revokeButton({ instance }: Visit, session: SessionRecord): Html | '' {
  if (statusOf(instance, session) !== 'active') return '';
  const label = `Revoke the session ${session.id}`;
  return actionButton(`${pathTo('sessions', session.id)}/revoke`, 'Revoke', { tone: 'danger', label });
}

/** Renders sessions. The page of a user leaves the user out. */
export function sessionTable(
  visit: Visit,
  sessions: readonly SessionRecord[],
  { isOfUser = false } = {},
): Html {
  const { instance, now } = visit;
  const id: Column<SessionRecord> = {
    title: 'Session',
    cell: (session) => html`<a href="${pathTo('sessions', session.id)}">${idOf(session.id)}</a>`,
  };
  const user: Column<SessionRecord> = { title: 'User', cell: ({ user_id }) => userLink(instance, user_id) };
  const columns: readonly Column<SessionRecord>[] = [
    ...(isOfUser ? [id] : [user]),
    { title: 'Status', cell: (session) => sessionBadges(visit, session) },
    {
      title: 'Organization',
      cell: ({ last_active_organization_id: organization }) =>
        organization === null
          ? html`<span class="muted">none</span>`
          : organizationLink(instance, organization),
    },
    { title: 'Active', cell: ({ last_active_at }) => relativeTime(last_active_at, now) },
    { title: 'Expires', cell: ({ expire_at }) => relativeTime(expire_at, now) },
    {
      title: 'Actions',
      isActions: true,
      cell: (session) =>
        html`<span class="row"><a class="button small" href="${pathTo('sessions', session.id)}" aria-label="Token of the session ${session.id}">Token</a>${revokeButton(visit, session)}</span>`,
    },
  ];
  return table('Sessions', columns, sessions);
}
