import { notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import { activateOrganization } from '../model/active-organization.ts';
import { getSession } from '../model/lookup.ts';
import type { SessionRecord } from '../store/records.ts';
import { mintTemplateToken } from '../tokens/template-token.ts';
import { mintSessionToken } from '../tokens/tokens.ts';
import { endSession } from './end-sessions.ts';
import {
  activeSessionInPath,
  type FrontendRequest,
  type FrontendRoute,
  sessionInPath,
} from './frontend-request.ts';
import { renderSession } from './render-client.ts';

interface TouchBody {
  readonly active_organization_id?: string | null;
}

interface TokenBody {
  readonly organization_id?: string | null;
}

/** The sessions of a browser, and their tokens. */
export const sessionRoutes: readonly FrontendRoute[] = [
  {
    id: 'GET /v1/client/sessions/{session_id}',
    answer: 'wrapped',
    handle: (request) => renderSession(request, sessionInPath(request)),
  },
  {
    id: 'POST /v1/client/sessions/{session_id}/touch',
    answer: 'wrapped',
    body: {
      'active_organization_id?': 'string | null',
      'intent?': { type: 'string', nullable: true, enum: ['focus', 'select_session', 'select_org'] },
    },
    handle: (request: FrontendRequest<TouchBody>) => {
      const { instance, body } = request;
      const before = activeSessionInPath(request);
      const session = switchTo(request, before, body.active_organization_id);
      // A switch has one time, in the session and in its client.
      const at = session === before ? instance.now() : session.updated_at;
      const touched = { last_active_at: at, updated_at: at };
      return renderSession(request, instance.store.sessions.update(session, touched));
    },
  },
  {
    id: 'POST /v1/client/sessions/{session_id}/end',
    answer: 'wrapped',
    handle: (request) => end(request, 'ended'),
  },
  {
    id: 'POST /v1/client/sessions/{session_id}/remove',
    answer: 'wrapped',
    handle: (request) => end(request, 'removed'),
  },
  {
    id: 'POST /v1/client/sessions/{session_id}/tokens',
    answer: 'plain',
    body: { 'organization_id?': 'string | null' },
    handle: async (request: FrontendRequest<TokenBody>) => {
      const { instance, body, apiVersion, origin: azp } = request;
      const session = switchTo(request, activeSessionInPath(request), body.organization_id);
      return { object: 'token', jwt: await mintSessionToken(instance, session, { azp, apiVersion }) };
    },
  },
  {
    id: 'POST /v1/client/sessions/{session_id}/tokens/{template_name}',
    answer: 'plain',
    handle: async (request) => {
      const { instance, params } = request;
      const session = activeSessionInPath(request);
      const name = pathParam(params, 'template_name');
      const template = instance.store.jwt_templates.unique({ name });
      if (!template) throw notFound('JWT template', name, 'name');
      return { object: 'token', jwt: await mintTemplateToken(instance, session, template) };
    },
  },
];

/** An absent parameter keeps the active organization. An empty one stands for the personal account. */
function switchTo<Body>(
  { instance }: FrontendRequest<Body>,
  session: SessionRecord,
  idOrSlug: string | null | undefined,
): SessionRecord {
  if (idOrSlug === undefined) return session;
  const switched = activateOrganization(instance, session, idOrSlug ?? '');
  if (switched === undefined) throw notFound('organization of the user', idOrSlug ?? '');
  return switched;
}

async function end(request: FrontendRequest, status: 'ended' | 'removed') {
  const session = endSession(request.instance, sessionInPath(request), status);
  return renderSession(request, getSession(request.instance, session.id));
}
