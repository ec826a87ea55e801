import { apiFault, notFound } from '../engine/errors.ts';
import { paginate, readBoolean, readPage } from '../engine/query.ts';
import { renderSession } from '../render/session.ts';
import type { Instance } from '../store/instance.ts';
import { getSession } from '../store/lookup.ts';
import type { SessionRecord } from '../store/records.ts';
import { createSessionFields, createTokenFields, sessionStatuses } from '../store/session-fields.ts';
import { createSession, revokeSession, statusOf } from '../store/sessions.ts';
import { mintSessionToken } from '../tokens/tokens.ts';
import { route } from './route.ts';

export const sessionRoutes = [
  route({
    method: 'GET',
    path: '/sessions',
    handle: ({ instance, query }) => {
      const sessions = listSessions(instance, query);
      const data = paginate(sessions, readPage(query)).map((session) => renderSession(instance, session));
      return readBoolean(query, 'paginated') ? { data, total_count: sessions.length } : data;
    },
  }),
  route({
    method: 'POST',
    path: '/sessions',
    fields: createSessionFields,
    handle: ({ instance, body }) =>
      renderSession(instance, createSession(instance, body.userId, body.activeOrganizationId)),
  }),
  route({
    method: 'GET',
    path: '/sessions/:session_id',
    handle: ({ instance, params }) => renderSession(instance, getSession(instance, params.session_id)),
  }),
  route({
    method: 'POST',
    path: '/sessions/:session_id/revoke',
    handle: ({ instance, params }) =>
      renderSession(instance, revokeSession(instance, getSession(instance, params.session_id))),
  }),
  route({
    method: 'POST',
    path: '/sessions/:session_id/tokens',
    fields: createTokenFields,
    handle: async ({ instance, params, body }) => {
      const session = getActiveSession(instance, params.session_id);
      const expiresInSeconds = body.expiresInSeconds ?? undefined;
      return { object: 'token', jwt: await mintSessionToken(instance, session, { expiresInSeconds }) };
    },
  }),
  route({
    method: 'POST',
    path: '/sessions/:session_id/tokens/:template_name',
    fields: createTokenFields,
    handle: ({ instance, params }) => {
      getActiveSession(instance, params.session_id);
      throw notFound('JWT template', params.template_name, 'name');
    },
  }),
];

/** Returns the matching sessions, newest first. */
function listSessions(instance: Instance, query: URLSearchParams): readonly SessionRecord[] {
  const [clientId, userId, status] = ['client_id', 'user_id', 'status'].map((name) => query.get(name));
  if (status && !sessionStatuses.includes(status)) {
    const expected = `one of ${sessionStatuses.join(', ')}`;
    throw apiFault('form_param_value_invalid', { param_name: 'status', expected });
  }
  const sessions = instance.store.sessions.filter(
    (session) =>
      (!clientId || session.clientId === clientId) &&
      (!userId || session.userId === userId) &&
      (!status || statusOf(instance, session) === status),
  );
  return [...sessions].reverse();
}

function getActiveSession(instance: Instance, id: string): SessionRecord {
  const session = getSession(instance, id);
  if (statusOf(instance, session) !== 'active') throw notFound('active session', id);
  return session;
}
