import { notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import { revokeSession, statusOf } from '../model/sessions.ts';
import { type FrontendRequest, type FrontendRoute, requireUser } from './frontend-request.ts';
import { renderSession } from './render-client.ts';

/** The sessions of the user in all browsers. */
export const ownSessionRoutes: readonly FrontendRoute[] = [
  { id: 'GET /v1/me/sessions', answer: 'plain', handle: (request) => listSessions(request, () => true) },
  {
    id: 'GET /v1/me/sessions/active',
    answer: 'plain',
    handle: (request) => listSessions(request, (status) => status === 'active'),
  },
  { id: 'POST /v1/me/sessions/{session_id}/revoke', answer: 'wrapped', handle: revokeOwnSession },
];

function listSessions(request: FrontendRequest, isListed: (status: string) => boolean) {
  const { instance } = request;
  const sessions = instance.store.sessions.by('user_id', requireUser(request).id);
  const listed = sessions.filter((session) => isListed(statusOf(instance, session)));
  return Promise.all(listed.map((session) => renderSession(request, session)));
}

function revokeOwnSession(request: FrontendRequest) {
  const { instance, params } = request;
  const id = pathParam(params, 'session_id');
  const session = instance.store.sessions.get(id);
  if (session?.user_id !== requireUser(request).id) throw notFound('session of the user', id);
  return renderSession(request, revokeSession(instance, session));
}
