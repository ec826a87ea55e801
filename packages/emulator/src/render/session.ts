import type { Instance } from '../store/instance.ts';
import type { SessionRecord } from '../store/records.ts';
import { statusOf } from '../store/sessions.ts';

export function renderSession(instance: Instance, session: SessionRecord) {
  return {
    object: 'session',
    id: session.id,
    client_id: session.clientId,
    user_id: session.userId,
    actor: null,
    status: statusOf(instance, session),
    last_active_organization_id: session.lastActiveOrganizationId,
    last_active_at: session.lastActiveAt,
    expire_at: session.expireAt,
    abandon_at: session.abandonAt,
    tasks: null,
    created_at: session.createdAt,
    updated_at: session.updatedAt,
  };
}
