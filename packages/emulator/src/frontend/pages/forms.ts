import { html } from 'hono/html';
import { renderPublicUserData } from '../../render/membership.ts';
import type { SignInRecord, SignUpRecord } from '../../store/frontend-records.ts';
import type { Instance } from '../../store/instance.ts';
import type { UserRecord } from '../../store/records.ts';
import { field, type Html, hidden } from './layout.ts';

/** A list of all users would be long. */
const MAXIMUM_USERS = 50;

/** Renders the users to choose from, and the form for everybody else. `search` is the query that each step keeps. */
export function signInForms(instance: Instance, search: string, ticket: string | null): Html {
  if (ticket !== null) return ticketForm('/sign-in', search, ticket);
  const users = instance.store.users.all().slice(0, MAXIMUM_USERS);
  return html`${users.length === 0 ? '' : html`<ul>${users.map((user) => userButton(instance, search, user))}</ul>`}
<form method="post" action="/sign-in${search}">
${field('identifier', 'Email address, phone number or username', { autocomplete: 'username' })}
${field('password', 'Password (leave it empty to get a code)', { type: 'password', autocomplete: 'current-password' })}
<button>Sign in</button>
</form>
<p><a href="/sign-up${search}">Sign up</a></p>`;
}

function userButton(instance: Instance, search: string, user: UserRecord): Html {
  const { identifier } = renderPublicUserData(instance, user);
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ');
  return html`<li><form method="post" action="/sign-in${search}">
${hidden('user_id', user.id)}<button>${name || identifier || user.id}<small>${name ? (identifier ?? user.id) : user.id}</small></button>
</form></li>`;
}

function ticketForm(action: string, search: string, ticket: string): Html {
  return html`<form method="post" action="${action}${search}">${hidden('ticket', ticket)}<button>Continue</button></form>`;
}

export function signUpForm(search: string, ticket: string | null): Html {
  if (ticket !== null) return ticketForm('/sign-up', search, ticket);
  return html`<form method="post" action="/sign-up${search}">
${field('email_address', 'Email address', { type: 'email', autocomplete: 'email' })}
${field('first_name', 'First name', { autocomplete: 'given-name' })}
${field('last_name', 'Last name', { autocomplete: 'family-name' })}
${field('password', 'Password (optional)', { type: 'password', autocomplete: 'new-password' })}
<button>Sign up</button>
</form>
<p><a href="/sign-in${search}">Sign in</a></p>`;
}

/** Renders the form for the code of the next step of an attempt. */
export function codeForm(
  action: string,
  search: string,
  { id }: SignInRecord | SignUpRecord,
  strategies: readonly string[],
): Html {
  return html`<p>Codes of messages are in the outbox of the emulator. Test identifiers have the code 424242.</p>
${strategies.map(
  (strategy) => html`<form method="post" action="${action}${search}">
${hidden('id', id)}${hidden('strategy', strategy)}
${field('code', LABELS[strategy] ?? 'Code', { autocomplete: 'one-time-code' })}
<button>Continue</button>
</form>`,
)}`;
}

const LABELS: Readonly<Record<string, string>> = {
  email_code: 'Code of the email',
  phone_code: 'Code of the text message',
  totp: 'Code of the authenticator app',
  backup_code: 'Backup code',
};

export function signedInContent(name: string, search: string): Html {
  return html`<p>You are signed in as ${name}.</p>
<form method="post" action="/sign-out${search}"><button>Sign out</button></form>`;
}
