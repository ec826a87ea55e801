import { touchClient } from '../model/active-organization.ts';
import { statusOf } from '../model/sessions.ts';
import type { Instance } from '../store/instance.ts';
import type { SessionRecord } from '../store/records.ts';
import { type FrontendRequest, requireClient } from './frontend-request.ts';

type EndedStatus = Extract<SessionRecord['status'], 'ended' | 'removed'>;

/** Ends every session of the client of the browser. */
export function endSessions(request: FrontendRequest, status: EndedStatus): void {
  const client = requireClient(request);
  const sessions = request.instance.store.sessions.by('client_id', client.id);
  for (const session of sessions) endSession(request.instance, session, status);
}

/** Ends a session that is active, and leaves any other as it is. */
export function endSession(instance: Instance, session: SessionRecord, status: EndedStatus): SessionRecord {
  if (statusOf(instance, session) !== 'active') return session;
  touchClient(instance, session.client_id);
  return instance.store.sessions.update(session, { status, updated_at: instance.now() });
}
