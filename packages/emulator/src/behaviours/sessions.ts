import type { Behaviour } from '../engine/behaviour.ts';
import { notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import { paginate, readPage } from '../engine/query.ts';
import type { OperationRequest } from '../engine/request.ts';
import { latestOrganizationOf } from '../model/active-organization.ts';
import { getSession } from '../model/lookup.ts';
import { createSession, revokeSession, statusOf } from '../model/sessions.ts';
import { renderSession } from '../render/session.ts';
import type { Instance } from '../store/instance.ts';
import type { SessionRecord } from '../store/records.ts';
import { mintTemplateToken } from '../tokens/template-token.ts';
import { mintSessionToken } from '../tokens/tokens.ts';

interface CreateSessionBody {
  readonly user_id: string;
  readonly active_organization_id?: string | null;
}

interface CreateTokenBody {
  readonly expires_in_seconds?: number | null;
}

/** The statuses that a list can be filtered by: `pending` too, which sessions have and the description leaves out. */
const statuses = ['abandoned', 'active', 'ended', 'expired', 'pending', 'removed', 'replaced', 'revoked'];

/** The description does not say that null is accepted. */
const nullableOrganization = { 'active_organization_id?': 'string | null' };

export const sessions: Behaviour = {
  operations: {
    'GET /sessions': {
      query: { 'status?': { type: 'string', enum: statuses } },
      handle: (request) => {
        const { instance, query, values } = request;
        const found = listSessions(request);
        const data = paginate(found, readPage(query)).map((session) => renderSession(instance, session));
        return values['paginated'] ? { data, total_count: found.length } : data;
      },
    },
    'POST /sessions': {
      body: () => nullableOrganization,
      handle: ({ instance, body }: OperationRequest<CreateSessionBody>) =>
        renderSession(instance, createSession(instance, body.user_id, organizationOf(instance, body))),
    },
    'GET /sessions/{session_id}': {
      handle: (request) => renderSession(request.instance, sessionOf(request)),
    },
    'POST /sessions/{session_id}/revoke': {
      handle: (request) =>
        renderSession(request.instance, revokeSession(request.instance, sessionOf(request))),
    },
    'POST /sessions/{session_id}/tokens': {
      handle: async (request: OperationRequest<CreateTokenBody>) => {
        const session = activeSessionOf(request);
        const expiresInSeconds = request.body.expires_in_seconds ?? undefined;
        const jwt = await mintSessionToken(request.instance, session, {
          expiresInSeconds,
          apiVersion: request.apiVersion,
        });
        return { object: 'token', jwt };
      },
    },
    'POST /sessions/{session_id}/tokens/{template_name}': {
      handle: async (request: OperationRequest<CreateTokenBody>) => {
        const { instance, params, body } = request;
        const session = activeSessionOf(request);
        const name = pathParam(params, 'template_name');
        const template = instance.store.jwt_templates.unique({ name });
        if (!template) throw notFound('JWT template', name, 'name');
        const expiresInSeconds = body.expires_in_seconds ?? undefined;
        return {
          object: 'token',
          jwt: await mintTemplateToken(instance, session, template, expiresInSeconds),
        };
      },
    },
  },
};

/** Without an organization in the request, the one that the user joined last is active. */
function organizationOf(instance: Instance, { user_id, active_organization_id }: CreateSessionBody) {
  return active_organization_id ?? latestOrganizationOf(instance, user_id);
}

function sessionOf<Body>({ instance, params }: OperationRequest<Body>): SessionRecord {
  return getSession(instance, pathParam(params, 'session_id'));
}

function activeSessionOf<Body>(request: OperationRequest<Body>): SessionRecord {
  const session = sessionOf(request);
  if (statusOf(request.instance, session) !== 'active') throw notFound('active session', session.id);
  return session;
}

/** Returns the matching sessions, newest first. */
function listSessions({ instance, query }: OperationRequest): readonly SessionRecord[] {
  const { store } = instance;
  const [clientId, userId, status] = ['client_id', 'user_id', 'status'].map((name) => query.get(name));
  const found = userId ? store.sessions.by('user_id', userId) : store.sessions.all();
  const matching = [...found].filter(
    (session) =>
      (!clientId || session.client_id === clientId) && (!status || statusOf(instance, session) === status),
  );
  return matching.reverse();
}
