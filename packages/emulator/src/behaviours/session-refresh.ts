import { decodeJwt, hasValidSignature } from '@x/jwt';
import type { Behaviour } from '../engine/behaviour.ts';
import { apiFault } from '../engine/errors.ts';
import type { OperationRequest } from '../engine/request.ts';
import { statusOf } from '../model/sessions.ts';
import type { SessionRecord } from '../store/records.ts';
import { sessionCookies } from '../tokens/session-cookies.ts';
import { mintSessionToken } from '../tokens/tokens.ts';

interface RefreshBody {
  readonly expired_token: string;
  readonly refresh_token: string;
  readonly request_origin: string;
  readonly format?: 'token' | 'cookie' | null;
}

/** A new token for a session whose token has expired. The API responds with 401 to everything that is wrong. */
export const sessionRefresh: Behaviour = {
  operations: {
    'POST /sessions/{session_id}/refresh': {
      query: { 'suffixed_cookies?': 'boolean' },
      handle: async (request: OperationRequest<RefreshBody>) => {
        const { instance, body, apiVersion } = request;
        const session = await refreshableSession(request);
        const { request_origin: origin, format } = body;
        instance.store.sessions.update(session, { last_active_at: instance.now() });
        if (format !== 'cookie') {
          return {
            object: 'token',
            jwt: await mintSessionToken(instance, session, { azp: origin, apiVersion }),
          };
        }
        const client = instance.store.clients.get(session.client_id);
        return { object: 'cookies', cookies: await sessionCookies(instance, { client, origin, apiVersion }) };
      },
    },
  },
};

/** Returns the session of the path. Throws the first error of the request, in this order. */
async function refreshableSession(request: OperationRequest<RefreshBody>): Promise<SessionRecord> {
  const { instance, body, params } = request;
  const { store, keys } = instance;
  const { result: jwt } = decodeJwt(body.expired_token);
  if (jwt === null) throw apiFault('expired_session_token_invalid');
  const checks = await Promise.all(keys.published().map((key) => hasValidSignature(jwt, { ...key })));
  if (!checks.some(({ result }) => result)) throw apiFault('expired_session_token_invalid');
  const { sid } = jwt.payload;
  if (typeof sid !== 'string') throw apiFault('expired_session_token_missing_sid_claim');
  if (sid !== params['session_id']) throw apiFault('refresh_sid_mismatch');
  const session = store.sessions.get(sid);
  const refresh = store.refresh_tokens.get(body.refresh_token);
  if (session === undefined || refresh?.session_id !== session.id) throw apiFault('refresh_token_not_found');
  if (store.users.get(session.user_id)?.banned) throw apiFault('refresh_user_banned');
  const status = statusOf(instance, session);
  if (status === 'revoked') throw apiFault('session_revoked');
  if (status !== 'active') throw apiFault('session_not_active', { status });
  return session;
}
