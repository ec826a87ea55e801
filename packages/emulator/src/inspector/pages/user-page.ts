import { pathParam } from '../../engine/path-param.ts';
import { avatar } from '../../html/elements.ts';
import { type Html, html } from '../../html/html.ts';
import { getUser, membershipsOf } from '../../model/lookup.ts';
import { namesOf } from '../../render/user-names.ts';
import type { UserRecord } from '../../store/records.ts';
import type { Shown, Visit } from '../inspection.ts';
import { badge, facts, idOf, panel } from '../parts/elements.ts';
import { jsonBlock } from '../parts/json.ts';
import { organizationLink, pathTo } from '../parts/links.ts';
import { sessionTable } from '../parts/session-table.ts';
import { emptyState, firstRows, table } from '../parts/table.ts';
import { relativeTime } from '../parts/time.ts';

export function userPage(visit: Visit): Shown {
  const { instance, params } = visit;
  const user = getUser(instance, pathParam(params, 'id'));
  const { name } = namesOf(instance, user);
  const newest = [...instance.store.sessions.by('user_id', user.id)].reverse();
  const { rows: sessions, note } = firstRows(newest);
  const content = html`<header class="head">${avatar(name, user.id)}<div><h1>${name}</h1>${idOf(user.id)}</div>${signInForm(visit, user)}</header>
<div class="grid">
${profile(visit, user)}
${memberships(visit, user)}
${panel({
  title: 'Sessions',
  aside: note,
  isFlush: true,
  isWide: true,
  content:
    sessions.length === 0
      ? emptyState({ title: 'No sessions', advice: 'Sign in as this user to start one.' })
      : sessionTable(visit, sessions, { isOfUser: true }),
})}
${metadata(user)}
</div>`;
  return { section: 'users', title: name, content };
}

function signInForm({ instance }: Visit, user: UserRecord): Html {
  if (user.banned) return badge('banned', 'bad');
  return html`<form class="row" method="post" action="${pathTo('users', user.id)}/sign-in">
<button class="primary">Sign in</button><button name="next" value="open">Sign in and open ${new URL(instance.appOrigin).host}</button>
</form>`;
}

function profile({ instance, now }: Visit, user: UserRecord): Html {
  const { store } = instance;
  const emails = store.email_addresses.by('user_id', user.id).map(({ id, email_address, verified }) => ({
    value: email_address,
    verified,
    isPrimary: id === user.primary_email_address_id,
  }));
  const phones = store.phone_numbers.by('user_id', user.id).map(({ id, phone_number, verified }) => ({
    value: phone_number,
    verified,
    isPrimary: id === user.primary_phone_number_id,
  }));
  const contacts = (list: typeof emails) =>
    list.length === 0
      ? null
      : html`${list.map(({ value, verified, isPrimary }) => html`<div class="row">${value}${isPrimary ? badge('primary', 'accent') : ''}${verified ? badge('verified', 'good') : badge('not verified', 'warn')}</div>`)}`;
  const isLocked = user.locked_until !== null && user.locked_until > now;
  const factors = [user.totp_enabled && 'authenticator app', user.backup_code_enabled && 'backup codes'];
  return panel({
    title: 'Profile',
    content: facts([
      ['Email', contacts(emails)],
      ['Phone', contacts(phones)],
      ['Username', user.username],
      ['External id', user.external_id],
      ['Password', user.password_last_updated_at === null ? 'none' : 'set'],
      ['Second factors', factors.filter(Boolean).join(', ')],
      ['Locked', isLocked ? relativeTime(user.locked_until, now) : null],
      ['Created', relativeTime(user.created_at, now)],
      ['Last sign-in', relativeTime(user.last_sign_in_at, now)],
    ]),
  });
}

function memberships({ instance }: Visit, user: UserRecord): Html {
  const { rows, note } = firstRows(membershipsOf(instance, user.id));
  const content =
    rows.length === 0
      ? emptyState({ title: 'Not a member', advice: 'The user belongs to no organization.' })
      : table(
          'Memberships',
          [
            {
              title: 'Organization',
              cell: ({ organization_id }) => organizationLink(instance, organization_id),
            },
            { title: 'Role', cell: ({ role }) => badge(role) },
          ],
          rows,
        );
  return panel({ title: 'Organizations', aside: note, isFlush: true, content });
}

function metadata({ public_metadata, private_metadata, unsafe_metadata }: UserRecord): Html {
  const kinds = { Public: public_metadata, Private: private_metadata, Unsafe: unsafe_metadata };
  return html`<div class="grid three wide">${Object.entries(kinds).map(([kind, value]) => panel({ title: `${kind} metadata`, content: jsonBlock(value) }))}`;
}
