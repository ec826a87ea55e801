import { PUBLIC_JWK } from '../reference/hand-made-token.ts';
import { HANDSHAKES } from './cases/handshakes.ts';
import { fill, type Variant } from './cases/tokens.ts';
import { type InstanceName, NOW } from './cases/world.ts';

/** A request of an SDK to the Backend API, without the parts that each SDK can choose. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly authorization: string | null;
}

export interface Api {
  readonly fetch: typeof globalThis.fetch;
  /** The requests in order. */
  readonly apiRequests: readonly ApiRequest[];
}

/** A Backend API for a case. The names of nonces, refresh tokens and secrets determine its responses. */
export function createApi(instance: InstanceName, variant: Variant): Api {
  const apiRequests: ApiRequest[] = [];
  return {
    apiRequests,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { pathname, search } = new URL(request.url);
      const text = await request.text();
      const body: unknown = text === '' ? null : JSON.parse(text);
      const authorization = request.headers.get('authorization');
      apiRequests.push({ method: request.method, path: `${pathname}${search}`, body, authorization });
      return answer((text) => fill(instance, text, variant), {
        path: pathname,
        query: search,
        body,
        authorization,
      });
    },
  };
}

/** Replaces the names of tokens with the tokens. */
type Fill = (text: string) => string;

interface Question {
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  readonly authorization: string | null;
}

function answer(fill: Fill, question: Question): Response {
  const { path, query, body } = question;
  const given: Record<string, unknown> = { ...(typeof body === 'object' ? body : null) };
  // Below the path of a proxy as well.
  if (path === '/v1/jwks' || path.endsWith('/.well-known/jwks.json')) {
    return answerJwks(question.authorization);
  }
  if (path === '/v1/clients/handshake_payload') {
    return answerNonce(fill, new URLSearchParams(query).get('nonce') ?? '');
  }
  if (/^\/v1\/sessions\/[^/]+\/refresh$/.test(path)) {
    return answerRefresh(fill, String(given['refresh_token']));
  }
  // The reference omits the version from these requests.
  const secret = MACHINE_PATHS[path.replace('/v1/', '/')];
  return secret === undefined ? failure(404) : answerMachine(path, String(given[secret]));
}

const MACHINE_PATHS: Readonly<Record<string, string>> = {
  '/api_keys/verify': 'secret',
  '/m2m_tokens/verify': 'token',
  '/oauth_applications/access_tokens/verify': 'access_token',
};

function answerJwks(authorization: string | null): Response {
  const key = authorization?.replace(/^Bearer sk_(?:test|live)_/, '');
  const answers: Readonly<Record<string, () => Response>> = {
    outage: () => failure(503),
    refused: () => failure(401, 'clerk_key_invalid'),
    empty: () => json({ keys: [] }),
  };
  return (
    answers[key ?? '']?.() ?? json({ keys: [{ ...PUBLIC_JWK, kid: 'ins_1', alg: 'RS256', use: 'sig' }] })
  );
}

/** The failures of the API, by the last word of a name. */
const FAILURES: Readonly<Record<string, () => Response>> = {
  unknown: () => failure(404, 'resource_not_found'),
  refused: () => failure(401, 'clerk_key_invalid'),
  unauthorized: () => failure(401, 'session_revoked'),
  limited: () => failure(429, 'too_many_requests', { 'retry-after': '1' }),
  outage: () => failure(503, 'service_unavailable'),
  broken: () => {
    throw new TypeError('fetch failed');
  },
  strange: () => json({ object: 'nothing' }),
  html: () => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }),
};

function answerNonce(fill: Fill, nonce: string): Response {
  const name = nonce.replace('nonce_', '');
  const directives = HANDSHAKES[name];
  return directives === undefined
    ? (FAILURES[name] ?? FAILURES['unknown'] ?? failure)(404)
    : json({ directives: JSON.parse(fill(JSON.stringify(directives))) });
}

const REFRESHED: Readonly<Record<string, readonly string[]>> = {
  ok: ['__session=<valid>; Path=/', '__client_uat=1799999000; Path=/'],
  suffixed: ['__session_$=<valid>; Path=/; SameSite=Lax', '__refresh_$=rt_next; Path=/; HttpOnly'],
  'other-session': ['__session=<organization>; Path=/'],
  'without-cookies': [],
  'without-session': ['__client_uat=0; Path=/'],
  expired: ['__session=<expired>; Path=/'],
  'bad-token': ['__session=<other-key>; Path=/'],
  'header-splitting': ['__session=<valid>; Path=/\r\nX-Injected: 1'],
};

function answerRefresh(fill: Fill, refreshToken: string): Response {
  const name = refreshToken.replace('rt_', '');
  const cookies = REFRESHED[name];
  return cookies === undefined
    ? (FAILURES[name] ?? FAILURES['unauthorized'] ?? failure)(401)
    : json({ object: 'cookies', cookies: cookies.map((cookie) => fill(cookie)) });
}

const MACHINES: Readonly<Record<string, { readonly object: string; readonly subject: string }>> = {
  ak: { object: 'api_key', subject: 'user_1' },
  mt: { object: 'machine_to_machine_token', subject: 'mch_1' },
  oat: { object: 'clerk_idp_oauth_access_token', subject: 'user_1' },
};

function answerMachine(path: string, secret: string): Response {
  const [prefix = '', name = ''] = secret.split('_');
  const machine = MACHINES[prefix];
  const failed = FAILURES[name];
  if (failed !== undefined || machine === undefined) {
    return failed?.() ?? failure(404);
  }
  return json({
    ...machine,
    id: `${prefix}_id`,
    type: path,
    name: 'A key',
    client_id: 'client_1',
    scopes: ['read', 'write'],
    claims: { plan: 'pro' },
    ...(name === 'organization' && { subject: 'org_1', scopes: [], claims: null }),
    revoked: false,
    revocation_reason: null,
    expired: false,
    expiration: null,
    created_at: NOW * 1000,
    updated_at: NOW * 1000,
  });
}

function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

function failure(status: number, code = 'resource_not_found', headers = {}): Response {
  return json({ errors: [{ code, message: code, long_message: code }] }, status, headers);
}
