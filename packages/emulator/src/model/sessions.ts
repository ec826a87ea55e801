import { apiFault, notFound } from '../engine/errors.ts';
import { type CustomClaims, noCustomClaims } from '../store/custom-claims.ts';
import type { Instance } from '../store/instance.ts';
import type { SessionRecord } from '../store/records.ts';
import { createClient } from './clients.ts';
import { dayInMs } from './day-in-ms.ts';
import { findMembership, getUser } from './lookup.ts';

const expiresAfterInMs = 7 * dayInMs;
const abandonedAfterInMs = 30 * dayInMs;

type SessionStatus = SessionRecord['status'] | 'expired';

/** Returns the status of a session, which expires without a request. */
export function statusOf(instance: Instance, session: SessionRecord): SessionStatus {
  return session.status === 'active' && instance.now() >= session.expire_at ? 'expired' : session.status;
}

const MINUTE_IN_MS = 60_000;
const notVerified = -1;

/** Returns the minutes since the user proved each factor: the claim `fva`. The second is -1 if that never happened. */
export function factorVerificationAge(session: SessionRecord, now: number): readonly [number, number] {
  const { created_at, first_factor_verified_at: first = created_at, second_factor_verified_at } = session;
  const minutesSince = (time: number) => Math.max(0, Math.floor((now - time) / MINUTE_IN_MS));
  const second = second_factor_verified_at;
  return [minutesSince(first), second === undefined ? notVerified : minutesSince(second)];
}

/** Where a session comes from. */
interface SessionOrigin {
  readonly custom?: CustomClaims;
  /** The client of the browser that signs in. Default: a new one. */
  readonly clientId?: string;
}

export function createSession(
  instance: Instance,
  userId: string,
  organizationId: string | null = null,
  { custom = noCustomClaims, clientId }: SessionOrigin = {},
): SessionRecord {
  const user = getUser(instance, userId);
  if (user.banned) throw apiFault('user_banned', { user_id: userId });
  const isLocked = user.locked_until !== null && user.locked_until > instance.now();
  if (isLocked) throw apiFault('user_locked', { user_id: userId });
  if (organizationId !== null && !findMembership(instance, organizationId, userId)) {
    throw notFound(`organization with member ${userId}`, organizationId);
  }
  const now = instance.now();
  instance.store.users.update(user, { last_sign_in_at: now, last_active_at: now });
  const client = clientId ?? createClient(instance).id;
  return instance.store.sessions.put({
    id: instance.createId('sessions'),
    user_id: userId,
    client_id: client,
    status: 'active',
    last_active_organization_id: organizationId,
    custom,
    last_active_at: now,
    expire_at: now + expiresAfterInMs,
    abandon_at: now + abandonedAfterInMs,
    created_at: now,
    updated_at: now,
  });
}

export function revokeSession(instance: Instance, session: SessionRecord): SessionRecord {
  if (statusOf(instance, session) !== 'active') return session;
  return instance.store.sessions.update(session, { status: 'revoked', updated_at: instance.now() });
}

export function revokeSessionsOf(instance: Instance, userId: string): void {
  for (const session of instance.store.sessions.by('user_id', userId)) revokeSession(instance, session);
}
