import { field } from '../../html/elements.ts';
import { type Html, html } from '../../html/html.ts';
import { valuesOf } from '../../model/identifications.ts';
import { renderPublicUserData } from '../../render/membership.ts';
import { namesOf } from '../../render/user-names.ts';
import type { Instance } from '../../store/instance.ts';
import type { UserRecord } from '../../store/records.ts';
import type { Form, Shown, Visit } from '../inspection.ts';
import { actionButton, badge, entity, head, idOf, searchForm } from '../parts/elements.ts';
import { pathTo } from '../parts/links.ts';
import { newestFirst } from '../parts/pager.ts';
import { type Column, emptyState, table } from '../parts/table.ts';
import { relativeTime } from '../parts/time.ts';
import { SECTIONS } from '../sections.ts';

const { path } = SECTIONS.users;

export function usersPage(visit: Visit): Shown {
  const { instance, query, form } = visit;
  const all = instance.store.users.all();
  const search = (query.get('q') ?? '').trim().toLowerCase();
  const found = search === '' ? all : all.filter((user) => matches(instance, user, search));
  const { rows, pager } = newestFirst(found, path, query);
  const list = rows.length === 0 ? noUsers(search) : html`${table('Users', columnsOf(visit), rows)}${pager}`;
  const content = html`${head({
    title: 'Users',
    text: 'One click signs this browser in, for the applications that use the emulator.',
    aside: all.length === 0 ? '' : searchForm(path, query, 'Name, address or id'),
  })}
${createForm(form, all.length === 0)}
<section class="card panel flush" aria-label="List of users">${list}</section>`;
  return { section: 'users', title: 'Users', content };
}

function noUsers(search: string): Html {
  return search === ''
    ? emptyState({
        title: 'No users yet',
        advice: 'Create one with the form above, pass a seed, or sign up in your application.',
      })
    : emptyState({ title: 'No user matches', advice: html`<a href="${path}">Show all users</a>` });
}

function columnsOf({ instance, now }: Visit): readonly Column<UserRecord>[] {
  return [
    {
      title: 'User',
      cell: (user) => {
        const { name, detail } = namesOf(instance, user);
        return entity({ id: user.id, name, detail, path: pathTo('users', user.id) });
      },
    },
    { title: 'Id', cell: ({ id }) => idOf(id) },
    { title: 'Created', cell: ({ created_at }) => relativeTime(created_at, now) },
    { title: 'Last sign-in', cell: ({ last_sign_in_at }) => relativeTime(last_sign_in_at, now) },
    {
      title: 'Actions',
      isActions: true,
      cell: (user) =>
        html`<span class="row">${user.banned ? badge('banned', 'bad') : signInButton(instance, user)}</span>`,
    },
  ];
}

function signInButton(instance: Instance, user: UserRecord): Html {
  const label = `Sign in as ${namesOf(instance, user).name}`;
  return actionButton(`${pathTo('users', user.id)}/sign-in`, 'Sign in', { label });
}

function createForm(form: Form, isOpen: boolean): Html {
  const value = (name: string) => ({ value: form[name] ?? '' });
  const open = isOpen || Object.keys(form).length > 0 ? html` open` : '';
  return html`<details class="card"${open}><summary>Create a user</summary>
<form class="panel" method="post" action="${path}">
<div class="fields">
${field('first_name', 'First name', value('first_name'))}
${field('last_name', 'Last name', value('last_name'))}
${field('email_address', 'Email address', { ...value('email_address'), type: 'email' })}
${field('username', 'Username', value('username'))}
${field('password', 'Password', { type: 'password', autocomplete: 'new-password', hint: '(optional)' })}
</div>
<div class="row"><button class="primary">Create the user</button></div>
</form></details>`;
}

/** Whether a user has the text in a name, an identifier or an id. */
function matches(instance: Instance, user: UserRecord, search: string): boolean {
  const { id, first_name, last_name, username, external_id } = user;
  const identifiers = (['email_addresses', 'phone_numbers'] as const).flatMap((kind) =>
    valuesOf(instance, kind, id),
  );
  const { identifier } = renderPublicUserData(instance, user);
  const values = [
    id,
    `${first_name ?? ''} ${last_name ?? ''}`,
    username,
    external_id,
    identifier,
    ...identifiers,
  ];
  return values.some((value) =>
    String(value ?? '')
      .toLowerCase()
      .includes(search),
  );
}
