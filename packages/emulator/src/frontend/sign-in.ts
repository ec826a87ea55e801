import { apiFault, notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import { latestOrganizationOf, touchClient } from '../model/active-organization.ts';
import { activeSessionOf } from '../model/browsers.ts';
import { dayInMs } from '../model/day-in-ms.ts';
import { secondFactorsOf } from '../model/factors.ts';
import { findUserByIdentifier, getUser } from '../model/lookup.ts';
import { createSession } from '../model/sessions.ts';
import { updateUser } from '../model/users.ts';
import { verifiedBy } from '../model/verifications.ts';
import type { SignInRecord, Verification } from '../store/frontend-records.ts';
import type { Instance } from '../store/instance.ts';
import type { UserRecord } from '../store/records.ts';
import { type FrontendRequest, requireClient } from './frontend-request.ts';

/** Begins a sign-in of the browser, in place of an earlier one. */
export function startSignIn<Body>({ instance, browser }: FrontendRequest<Body>): SignInRecord {
  const { store, createId, now } = instance;
  const client = browser.ensureClient();
  // A client has one session at a time, and one attempt.
  if (activeSessionOf(instance, client.id)) throw apiFault('session_exists');
  for (const { id } of store.sign_ins.by('client_id', client.id)) store.sign_ins.delete(id);
  const signIn = store.sign_ins.put({
    id: createId('sign_ins'),
    client_id: client.id,
    status: 'needs_identifier',
    identifier: null,
    user_id: null,
    first_factor: null,
    second_factor: null,
    created_session_id: null,
    abandon_at: now() + dayInMs,
  });
  store.clients.update(client, { sign_in_id: signIn.id });
  return signIn;
}

/** Returns the sign-in in the path. Throws an `ApiFault` for that of another browser. */
export function signInInPath<Body>(request: FrontendRequest<Body>): SignInRecord {
  const id = pathParam(request.params, 'sign_in_id');
  const client = requireClient(request);
  const signIn = request.instance.store.sign_ins.get(id);
  if (signIn?.client_id !== client.id || request.instance.now() >= signIn.abandon_at) {
    throw notFound('sign-in of this browser', id);
  }
  return signIn;
}

/** Returns the user of a sign-in that is in this status. */
export function userOfSignIn(
  instance: Instance,
  { status, user_id }: SignInRecord,
  expected: SignInRecord['status'],
): UserRecord {
  if (status !== expected || user_id === null) throw apiFault('client_state_invalid', { status });
  return getUser(instance, user_id);
}

/** Identifies the user of a sign-in by an email address, a phone number or a username. */
export function identify(instance: Instance, signIn: SignInRecord, identifier: string): SignInRecord {
  const user = findUserByIdentifier(instance, identifier);
  if (!user) throw apiFault('form_identifier_not_found', { param_name: 'identifier' });
  return instance.store.sign_ins.update(signIn, {
    status: 'needs_first_factor',
    identifier,
    user_id: user.id,
  });
}

/** Goes on after the first factor: to the second one of a user who has any, or to the session. */
export function passFirstFactor(
  instance: Instance,
  signIn: SignInRecord,
  first_factor: Verification,
): SignInRecord {
  const user = userOfSignIn(instance, signIn, signIn.status);
  if (secondFactorsOf(instance, user).length === 0)
    return completeSignIn(instance, { ...signIn, first_factor });
  return instance.store.sign_ins.update(signIn, { first_factor, status: 'needs_second_factor' });
}

interface NewPassword {
  readonly password: string;
  readonly signsOutOthers: boolean;
}

/** Sets the password of a user who has proved an address with a code, and goes on with the sign-in. */
export function resetPassword(
  instance: Instance,
  signIn: SignInRecord,
  { password, signsOutOthers }: NewPassword,
): SignInRecord {
  const user = userOfSignIn(instance, signIn, 'needs_new_password');
  updateUser(instance, user, { password, sign_out_of_other_sessions: signsOutOthers });
  return passFirstFactor(instance, signIn, signIn.first_factor ?? verifiedBy('password'));
}

/** Starts the session of a sign-in. Throws an `ApiFault` for a user who is banned or locked. */
export function completeSignIn(
  instance: Instance,
  signIn: SignInRecord,
  claims: Readonly<Record<string, unknown>> = {},
): SignInRecord {
  const session = startClientSession(instance, signIn.client_id, signIn.user_id ?? '', claims);
  if (signIn.second_factor?.status === 'verified') {
    instance.store.sessions.update(session, { second_factor_verified_at: session.created_at });
  }
  return instance.store.sign_ins.put({ ...signIn, status: 'complete', created_session_id: session.id });
}

/** Starts a session of the client of a browser. */
export function startClientSession(
  instance: Instance,
  clientId: string,
  userId: string,
  claims: Readonly<Record<string, unknown>> = {},
) {
  const { store } = instance;
  if (activeSessionOf(instance, clientId)) throw apiFault('session_exists');
  const session = createSession(instance, userId, latestOrganizationOf(instance, userId), {
    clientId,
    custom: { claims, permissions: [] },
  });
  touchClient(instance, clientId);
  const client = store.clients.get(clientId);
  if (client) store.clients.update(client, { sign_in_id: null, sign_up_id: null });
  return session;
}
