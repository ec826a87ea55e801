import { avatar, field, hidden } from '../../html/elements.ts';
import { type Html, html } from '../../html/html.ts';
import { namesOf } from '../../render/user-names.ts';
import type { SignInRecord, SignUpRecord } from '../../store/frontend-records.ts';
import type { Instance } from '../../store/instance.ts';
import type { UserRecord } from '../../store/records.ts';

/** A list of all users would be long. */
const MAXIMUM_USERS = 50;

/** Renders the users to choose from, and the form for all others. `search` is the query that each step keeps. */
export function signInForms(instance: Instance, search: string, ticket: string | null): Html {
  if (ticket !== null) return ticketForm('/sign-in', search, ticket);
  const users = instance.store.users.all().slice(0, MAXIMUM_USERS);
  const picker = html`<ul class="people">${users.map((user) => userButton(instance, search, user))}</ul>
<p class="or">or with credentials</p>`;
  return html`${users.length === 0 ? html`<p class="muted">The emulator has no users yet. Sign up to create one.</p>` : picker}
<form method="post" action="/sign-in${search}">
${field('identifier', 'Email address, phone number or username', { autocomplete: 'username' })}
${field('password', 'Password', { type: 'password', autocomplete: 'current-password', hint: '(leave it empty to get a code)' })}
<button class="primary">Sign in</button>
</form>
<p class="muted">No account? <a href="/sign-up${search}">Sign up</a></p>`;
}

function userButton(instance: Instance, search: string, user: UserRecord): Html {
  const { name, detail } = namesOf(instance, user);
  return html`<li><form method="post" action="/sign-in${search}">
${hidden('user_id', user.id)}<button>${avatar(name, user.id)}<span>${name}<small>${detail}</small></span></button>
</form></li>`;
}

function ticketForm(action: string, search: string, ticket: string): Html {
  return html`<p class="muted">The link has a ticket, which can be used once.</p>
<form method="post" action="${action}${search}">${hidden('ticket', ticket)}<button class="primary">Continue</button></form>`;
}

export function signUpForm(search: string, ticket: string | null): Html {
  if (ticket !== null) return ticketForm('/sign-up', search, ticket);
  return html`<form method="post" action="/sign-up${search}">
<div class="names">
${field('first_name', 'First name', { autocomplete: 'given-name' })}
${field('last_name', 'Last name', { autocomplete: 'family-name' })}
</div>
${field('email_address', 'Email address', { type: 'email', autocomplete: 'email' })}
${field('phone_number', 'Phone number', { type: 'tel', autocomplete: 'tel', placeholder: '+15555550100', hint: '(optional)' })}
${field('password', 'Password', { type: 'password', autocomplete: 'new-password', hint: '(optional)' })}
<button class="primary">Sign up</button>
</form>
<p class="muted">Have an account? <a href="/sign-in${search}">Sign in</a></p>`;
}

/** Renders the form for the code of the next step of an attempt. */
export function codeForm(
  action: string,
  search: string,
  { id }: SignInRecord | SignUpRecord,
  strategies: readonly string[],
): Html {
  return html`<p class="muted">Codes of messages are in the <a href="/__emulator/inspector/outbox" target="_blank" rel="noopener">outbox of the emulator</a>. Test identifiers have the code 424242.</p>
${strategies.map(
  (strategy) => html`<form method="post" action="${action}${search}">
${hidden('id', id)}${hidden('strategy', strategy)}
${field('code', LABELS[strategy] ?? 'Code', { autocomplete: 'one-time-code' })}
<button class="primary">Continue</button>
</form>`,
)}`;
}

const LABELS: Readonly<Record<string, string>> = {
  email_code: 'Code of the email',
  phone_code: 'Code of the text message',
  totp: 'Code of the authenticator app',
  backup_code: 'Backup code',
};

interface SignedIn {
  readonly search: string;
  /** Where the visitor came from. */
  readonly target: URL | undefined;
  readonly user: UserRecord;
}

/** Renders who is signed in, the way back to the application, and the button that ends the session. */
export function signedInContent(instance: Instance, { search, target, user }: SignedIn): Html {
  const { name, detail } = namesOf(instance, user);
  const back =
    target &&
    html`<form method="post" action="/sign-in/continue${search}"><button class="primary">Continue to ${target.host}</button></form>`;
  return html`<p class="who">${avatar(name, user.id)}<span>You are signed in as <strong>${name}</strong> <span class="muted">${detail}</span></span></p>
${back ?? ''}
<form method="post" action="/sign-out${search}"><button${back ? '' : html` class="primary"`}>Sign out</button></form>`;
}
