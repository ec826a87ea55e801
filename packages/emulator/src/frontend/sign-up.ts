import { apiFault, notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import { activeSessionOf } from '../model/browsers.ts';
import { dayInMs } from '../model/day-in-ms.ts';
import { findByValue } from '../model/identifications.ts';
import { completeWaitlistEntry } from '../model/instance-invitations.ts';
import { findMembership, getOrganization } from '../model/lookup.ts';
import { checkNewMember, createMembership } from '../model/memberships.ts';
import { normalizeIdentifier } from '../model/normalize-identifier.ts';
import { checkPassword } from '../model/password-rules.ts';
import { checkSignUpAllowed } from '../model/sign-up-restrictions.ts';
import { type AnyInvitation, findInvitation, requirePending } from '../model/tickets.ts';
import { readUsername } from '../model/usernames.ts';
import { createUser } from '../model/users.ts';
import { verifiedBy } from '../model/verifications.ts';
import type { SignUpRecord } from '../store/frontend-records.ts';
import type { Instance } from '../store/instance.ts';
import { type FrontendRequest, requireClient } from './frontend-request.ts';
import { startClientSession } from './sign-in.ts';

export interface SignUpBody {
  readonly strategy?: string;
  readonly ticket?: string;
  readonly email_address?: string;
  readonly phone_number?: string;
  readonly username?: string;
  readonly password?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly unsafe_metadata?: Readonly<Record<string, unknown>>;
  readonly code?: string;
}

/** Begins a sign-up of the browser, in place of an earlier one. */
export function startSignUp(request: FrontendRequest<SignUpBody>): SignUpRecord {
  const { instance, browser, body } = request;
  const { store, createId, now } = instance;
  const client = browser.ensureClient();
  if (activeSessionOf(instance, client.id)) throw apiFault('session_exists');
  const blank: SignUpRecord = {
    id: createId('sign_ups'),
    client_id: client.id,
    status: 'missing_requirements',
    email_address: null,
    phone_number: null,
    username: null,
    password: null,
    first_name: null,
    last_name: null,
    unsafe_metadata: {},
    email_verification: null,
    phone_verification: null,
    invitation_id: null,
    created_session_id: null,
    created_user_id: null,
    abandon_at: now() + dayInMs,
  };
  const signUp = body.strategy === 'ticket' ? withInvitation(instance, blank, body.ticket) : blank;
  const filled = fillIn(instance, signUp, body);
  for (const { id } of store.sign_ups.by('client_id', client.id)) store.sign_ups.delete(id);
  store.sign_ups.put(filled);
  store.clients.update(client, { sign_up_id: filled.id });
  return completeIfReady(instance, filled);
}

/** Returns the sign-up in the path. Throws an `ApiFault` for that of another browser. */
export function signUpInPath<Body>(request: FrontendRequest<Body>): SignUpRecord {
  const id = pathParam(request.params, 'sign_up_id');
  const client = requireClient(request);
  const signUp = request.instance.store.sign_ups.get(id);
  if (signUp?.client_id !== client.id || request.instance.now() >= signUp.abandon_at) {
    throw notFound('sign-up of this browser', id);
  }
  return signUp;
}

/** Returns a sign-up that is not complete. */
export function openSignUpInPath<Body>(request: FrontendRequest<Body>): SignUpRecord {
  const signUp = signUpInPath(request);
  if (signUp.status === 'complete') throw apiFault('client_state_invalid', { status: signUp.status });
  return signUp;
}

/** Adds the fields of a form. Throws an `ApiFault` for a value that another user has, or that is not allowed. */
export function fillIn(instance: Instance, signUp: SignUpRecord, body: SignUpBody): SignUpRecord {
  const email = readIdentifier(instance, 'email_address', body.email_address);
  const phone = readIdentifier(instance, 'phone_number', body.phone_number);
  const username = readUsername(body.username) ?? signUp.username;
  if (username !== null && instance.store.users.unique({ username })) {
    throw apiFault('form_identifier_exists', { param_name: 'username' });
  }
  const email_address = email ?? signUp.email_address;
  const phone_number = phone ?? signUp.phone_number;
  const password = body.password ?? signUp.password;
  if (password !== null) checkPassword(password, [email_address, phone_number, username]);
  const isNewEmail = email !== undefined && email !== signUp.email_address;
  const isNewPhone = phone !== undefined && phone !== signUp.phone_number;
  return {
    ...signUp,
    username,
    email_address,
    phone_number,
    // Another address needs another proof.
    email_verification: isNewEmail ? null : signUp.email_verification,
    phone_verification: isNewPhone ? null : signUp.phone_verification,
    password,
    first_name: body.first_name ?? signUp.first_name,
    last_name: body.last_name ?? signUp.last_name,
    unsafe_metadata: body.unsafe_metadata ?? signUp.unsafe_metadata,
  };
}

function readIdentifier(
  instance: Instance,
  field: 'email_address' | 'phone_number',
  value: string | undefined,
): string | undefined {
  if (!value) return undefined;
  const identifier = normalizeIdentifier(value);
  const kind = field === 'email_address' ? 'email_addresses' : 'phone_numbers';
  if (findByValue(instance, kind, identifier))
    throw apiFault('form_identifier_exists', { param_name: field });
  checkSignUpAllowed(instance, identifier);
  return identifier;
}

/** An invitation proves the email address that it was sent to. */
function withInvitation(instance: Instance, signUp: SignUpRecord, ticket: string | undefined): SignUpRecord {
  if (!ticket) throw apiFault('form_param_missing', { param_name: 'ticket' });
  const { id, email_address } = findInvitation(instance, ticket);
  if (findByValue(instance, 'email_addresses', email_address)) {
    throw apiFault('form_identifier_exists', { param_name: 'email_address' });
  }
  return { ...signUp, email_address, invitation_id: id, email_verification: verifiedBy('ticket') };
}

/** Returns the fields that a sign-up lacks, and those that wait for a code. */
export function openFieldsOf({ email_address, phone_number, username, password, ...signUp }: SignUpRecord) {
  const hasIdentifier = email_address !== null || phone_number !== null || username !== null;
  const needsPassword = hasIdentifier && email_address === null && phone_number === null && password === null;
  return {
    missing: [...(hasIdentifier ? [] : ['email_address']), ...(needsPassword ? ['password'] : [])],
    unverified: [
      ...(email_address !== null && signUp.email_verification?.status !== 'verified'
        ? ['email_address']
        : []),
      ...(phone_number !== null && signUp.phone_verification?.status !== 'verified' ? ['phone_number'] : []),
    ],
  };
}

/** Creates the user and the session of a sign-up that lacks nothing. Throws an `ApiFault` before it creates anything. */
export function completeIfReady(instance: Instance, signUp: SignUpRecord): SignUpRecord {
  const { missing, unverified } = openFieldsOf(signUp);
  if (missing.length > 0 || unverified.length > 0) return signUp;
  const { store } = instance;
  if (activeSessionOf(instance, signUp.client_id)) throw apiFault('session_exists');
  const invitation = pendingInvitationOf(instance, signUp);
  const { email_address, phone_number, username, password, first_name, last_name, unsafe_metadata } = signUp;
  const user = createUser(instance, {
    ...(email_address === null ? {} : { email_address: [email_address] }),
    ...(phone_number === null ? {} : { phone_number: [phone_number] }),
    username,
    password,
    first_name,
    last_name,
    unsafe_metadata,
    ...(invitation && !('organization_id' in invitation) && { public_metadata: invitation.public_metadata }),
  });
  if (invitation) acceptInvitation(instance, invitation, user.id);
  const session = startClientSession(instance, signUp.client_id, user.id);
  return store.sign_ups.put({
    ...signUp,
    status: 'complete',
    password: null,
    created_user_id: user.id,
    created_session_id: session.id,
  });
}

/** The invitation can be revoked, expired or deleted since the sign-up began. Throws an `ApiFault` then. */
function pendingInvitationOf(
  instance: Instance,
  { invitation_id: id }: SignUpRecord,
): AnyInvitation | undefined {
  if (id === null) return undefined;
  const { store, now } = instance;
  const invitation = store.invitations.get(id) ?? store.organization_invitations.get(id);
  if (invitation === undefined) throw apiFault('ticket_invalid_code');
  requirePending(invitation, now());
  if ('organization_id' in invitation) {
    const { organization_id: organizationId, role } = invitation;
    checkNewMember(instance, getOrganization(instance, organizationId), role);
  }
  return invitation;
}

/** Accepts an invitation: an invitation of an organization makes the user a member. */
export function acceptInvitation(instance: Instance, invitation: AnyInvitation, userId: string): void {
  const { store, now } = instance;
  const accepted = { status: 'accepted', updated_at: now() } as const;
  if (!('organization_id' in invitation)) {
    store.invitations.update(invitation, accepted);
    completeWaitlistEntry(instance, invitation);
    return;
  }
  const { organization_id: id, role, public_metadata, private_metadata } = invitation;
  if (!findMembership(instance, id, userId)) {
    const body = { user_id: userId, role, public_metadata, private_metadata };
    createMembership(instance, getOrganization(instance, id), body);
  }
  store.organization_invitations.update(invitation, accepted);
}
