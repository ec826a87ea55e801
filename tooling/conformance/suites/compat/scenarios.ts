import { randomUUID } from 'node:crypto';
import { signWebhook } from '@x/webhooks';
import type { World } from '../official-sdk/world.ts';

export const SIGNING_SECRET = 'whsec_dGhpcyBpcyBhIHNlY3JldCBmb3IgdGVzdHM=';

const AN_HOUR_IN_MS = 3_600_000;

/** A request to the server of an SDK. */
export interface Scenario {
  readonly name: string;
  readonly path: string;
  readonly init?: RequestInit;
}

type Headers = Record<string, string>;

const NAVIGATION: Headers = { accept: 'text/html', 'sec-fetch-dest': 'document' };

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });

/** The return of a handshake. Its nonce can be used once. */
export async function createReturn(world: World): Promise<Scenario> {
  const { nonce } = await world.handshake();
  const cookie = '__clerk_db_jwt=dvb_1; __clerk_redirect_count=1';
  return {
    name: 'return of a handshake',
    path: `/auth?__clerk_handshake_nonce=${nonce}`,
    init: { headers: { ...NAVIGATION, cookie } },
  };
}

/** The requests that each SDK gets with both packages. All of them are for the same users and tokens. */
export async function createScenarios(world: World, machineId: string): Promise<readonly Scenario[]> {
  const { emulator } = world;
  const userId = await world.user();
  const { id: organizationId } = await world.post('/organizations', { name: 'Acme', created_by: userId });
  await world.post('/jwt_templates', { name: 'orders', claims: { a: 1 } });
  // Long enough for all SDKs on a busy machine.
  const expiresInSeconds = 3_000;
  const session = await emulator.signIn(userId, { expiresInSeconds });
  const inOrganization = await emulator.signIn(userId, { organizationId, expiresInSeconds });
  const pending = await emulator.signIn(userId, { claims: { sts: 'pending' }, expiresInSeconds });
  emulator.setNow(Date.now() - AN_HOUR_IN_MS);
  const expired = await emulator.signIn(userId);
  emulator.setNow(Date.now());
  const { cookieHeader: cookie } = session;
  return [
    ...ofSessions({ token: session.token, cookie, pending: pending.token, expired, inOrganization }),
    ...ofHandshakes(expired.cookieHeader),
    ...(await ofMachines(world, machineId)),
    ...(await ofWebhooks()),
  ];
}

interface Sessions {
  readonly token: string;
  readonly cookie: string;
  readonly pending: string;
  readonly expired: { readonly token: string };
  readonly inOrganization: { readonly token: string };
}

function ofSessions({ token, cookie, pending, expired, inOrganization }: Sessions): readonly Scenario[] {
  const get = (name: string, path: string, headers: Headers): Scenario => ({ name, path, init: { headers } });
  const signedIn = bearer(token);
  return [
    get('bearer token', '/auth', signedIn),
    get('cookie', '/auth', { cookie }),
    get('cookie behind a proxy', '/auth', {
      cookie,
      'x-forwarded-host': 'app.example.com',
      'x-forwarded-proto': 'https',
    }),
    get('has() and orgRole', '/auth', bearer(inOrganization.token)),
    get('signed out', '/auth', {}),
    get('malformed token', '/auth', bearer('nonsense')),
    get('token with a wrong signature', '/auth', bearer(`${token.slice(0, -8)}AAAAAAAA`)),
    get('expired token', '/auth', bearer(expired.token)),
    get('pending session', '/auth', bearer(pending)),
    get('pending session, accepted', '/pending', bearer(pending)),
    get('getToken()', '/token', signedIn),
    get('getToken() signed out', '/token', {}),
    get('getToken({ template })', '/template', signedIn),
    get('getToken() of an unknown template', '/missing-template', signedIn),
    get('getUser()', '/user', signedIn),
    get('getUserList()', '/users', signedIn),
    get('getUser() of an unknown user', '/missing-user', signedIn),
    get('getSessionList()', '/sessions', signedIn),
    get('protected route, signed in', '/protected', signedIn),
    get('protected route, signed out', '/protected', {}),
    get('currentUser()', '/current-user', signedIn),
    get('currentUser() signed out', '/current-user', {}),
    get('reverification', '/reverification', signedIn),
    get('reverification signed out', '/reverification', {}),
    get('protected route for machines, session token', '/protected-machine', signedIn),
    get('session token where machines are accepted', '/machine', signedIn),
    get('signed out where machines are accepted', '/machine', {}),
    get('any token: session', '/any', signedIn),
  ];
}

function ofHandshakes(cookie: string): readonly Scenario[] {
  const navigate = (name: string, path: string, headers: Headers): Scenario => ({
    name,
    path,
    init: { headers: { ...NAVIGATION, ...headers } },
  });
  return [
    navigate('navigation without cookies', '/auth', {}),
    navigate('navigation with an expired cookie', '/auth', { cookie }),
    navigate('navigation behind a proxy', '/auth?a=1', {
      'x-forwarded-host': 'app.example.com',
      'x-forwarded-proto': 'https',
    }),
  ];
}

async function ofMachines(world: World, machineId: string): Promise<readonly Scenario[]> {
  const { secret } = await world.post('/api_keys', { name: 'key', subject: await world.user() });
  const sender = await world.machine();
  await world.post(`/machines/${sender}/scopes`, { to_machine_id: machineId });
  const key = await world.machineKey(sender);
  const m2m = (format: string) =>
    world.post('/m2m_tokens', { token_format: format, seconds_until_expiration: 3_000 }, key);
  const tokens = {
    'API key': secret,
    'M2M token': (await m2m('opaque')).token,
    'M2M token as a JWT': (await m2m('jwt')).token,
    'unknown API key': 'ak_unknown',
    'unknown M2M token': 'mt_unknown',
    'unknown OAuth token': 'oat_unknown',
  };
  return Object.entries<string>(tokens).flatMap(([name, token]) =>
    ['/machine', '/any', '/api-key', '/auth'].map((path) => ({
      name: `${name} at ${path}`,
      path,
      init: { headers: bearer(token) },
    })),
  );
}

async function ofWebhooks(): Promise<readonly Scenario[]> {
  const event = {
    type: 'user.created',
    object: 'event',
    data: { id: 'user_1' },
    timestamp: 1,
    instance_id: 'ins_1',
  };
  const { headers, body } = await signWebhook(event, { signingSecret: SIGNING_SECRET, id: randomUUID() });
  const json = { ...headers, 'content-type': 'application/json' };
  return [
    { name: 'webhook', path: '/webhook', init: { method: 'POST', headers: json, body } },
    {
      name: 'webhook with another body',
      path: '/webhook',
      init: { method: 'POST', headers: json, body: '{}' },
    },
    { name: 'webhook without a signature', path: '/webhook', init: { method: 'POST', body: '{}' } },
  ];
}
