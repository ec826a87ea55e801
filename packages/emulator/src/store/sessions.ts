import { apiFault, notFound } from '../engine/errors.ts';
import { type CustomClaims, noCustomClaims } from './custom-claims.ts';
import type { Instance } from './instance.ts';
import { findMembership, getUser } from './lookup.ts';
import type { SessionRecord } from './records.ts';

const dayInMs = 24 * 60 * 60 * 1000;
const expiresAfterInMs = 7 * dayInMs;
const abandonedAfterInMs = 30 * dayInMs;

export type SessionStatus = SessionRecord['status'] | 'expired';

/** Returns the status of a session, which expires without a request. */
export function statusOf(instance: Instance, session: SessionRecord): SessionStatus {
  return session.status === 'active' && instance.now() >= session.expireAt ? 'expired' : session.status;
}

export function createSession(
  instance: Instance,
  userId: string,
  organizationId: string | null = null,
  custom: CustomClaims = noCustomClaims,
): SessionRecord {
  const user = getUser(instance, userId);
  if (user.banned) throw apiFault('user_banned', { user_id: userId });
  if (organizationId !== null && !findMembership(instance, organizationId, userId)) {
    throw notFound(`organization with member ${userId}`, organizationId);
  }
  const now = instance.now();
  instance.store.users.update(user, { lastSignInAt: now, lastActiveAt: now });
  return instance.store.sessions.put({
    id: instance.createId('session'),
    userId,
    clientId: instance.createId('client'),
    status: 'active',
    lastActiveOrganizationId: organizationId,
    custom,
    lastActiveAt: now,
    expireAt: now + expiresAfterInMs,
    abandonAt: now + abandonedAfterInMs,
    createdAt: now,
    updatedAt: now,
  });
}

export function revokeSession(instance: Instance, session: SessionRecord): SessionRecord {
  if (statusOf(instance, session) !== 'active') return session;
  return instance.store.sessions.update(session, { status: 'revoked', updatedAt: instance.now() });
}

export function revokeSessionsOf(instance: Instance, userId: string): void {
  for (const session of instance.store.sessions.filter((candidate) => candidate.userId === userId)) {
    revokeSession(instance, session);
  }
}
