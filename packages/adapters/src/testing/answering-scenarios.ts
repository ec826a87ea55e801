import { bearer, createApiKey, NOT_STORED, PAGE } from './requests.ts';
import { expectResponse, type Scenario } from './scenario.ts';

/** What an adapter does with a request that it answers itself, and which requests it lets through then. */
export const ANSWERING_SCENARIOS: readonly Scenario[] = [
  {
    name: 'answers 401 as JSON on a protected route',
    run: async ({ url }) => {
      const headers = { ...NOT_STORED, 'content-type': /json/, 'www-authenticate': 'Bearer' };
      await expectResponse(`${url}/protected`, {}, { status: 401, headers });
    },
  },
  {
    name: 'lets a signed-in visitor through a protected route',
    run: async (context) => {
      const headers = await bearer(context);
      await expectResponse(
        `${context.url}/protected`,
        { headers },
        { status: 200, json: { userId: context.userId } },
      );
    },
  },
  {
    name: 'rejects a forged token on a protected route',
    run: async (context) => {
      const { authorization } = await bearer(context);
      const headers = { authorization: `${authorization.slice(0, -6)}AAAAAA` };
      await expectResponse(`${context.url}/protected`, { headers }, { status: 401 });
    },
  },
  {
    name: 'rejects an expired token on a protected route',
    run: async ({ url, emulator, userId }) => {
      const { token } = await emulator.signIn(userId, { expiresInSeconds: -60 });
      await expectResponse(
        `${url}/protected`,
        { headers: { authorization: `Bearer ${token}` } },
        { status: 401 },
      );
    },
  },
  {
    name: 'rejects a second token in the Authorization header',
    run: async (context) => {
      const { authorization } = await bearer(context);
      const headers = { authorization: `${authorization}, ${authorization}` };
      await expectResponse(`${context.url}/protected`, { headers }, { status: 401 });
    },
  },
  {
    name: 'sends a signed-out visitor of a page to sign in',
    run: async ({ url, emulator, userId }) => {
      // The cookies of a browser that is signed out: without them, a development instance starts a handshake first.
      const { cookieHeader } = await emulator.signIn(userId);
      const cookie = cookieHeader
        .split('; ')
        .filter((pair) => pair.startsWith('__clerk_db_jwt'))
        .concat('__client_uat=0')
        .join('; ');
      await expectResponse(
        `${url}/page`,
        { headers: { ...PAGE, cookie } },
        { status: 307, headers: { ...NOT_STORED, location: /sign-in/ } },
      );
    },
  },
  {
    name: 'starts a handshake for an expired cookie on a page',
    run: async ({ url, emulator, userId }) => {
      const { cookieHeader } = await emulator.signIn(userId, { expiresInSeconds: -60 });
      await expectResponse(
        `${url}/who`,
        { headers: { ...PAGE, cookie: cookieHeader } },
        { status: 307, headers: { ...NOT_STORED, location: /\/v1\/client\/handshake\?/ } },
      );
    },
  },
  {
    name: 'answers 403 to a visitor without the permission',
    run: async (context) => {
      const headers = await bearer(context);
      await expectResponse(`${context.url}/admin`, { headers }, { status: 403, headers: NOT_STORED });
    },
  },
  {
    name: 'lets a visitor with the permission through',
    run: async ({ url, emulator, userId, organizationId }) => {
      const { token } = await emulator.signIn(userId, { organizationId, permissions: ['org:notes:manage'] });
      await expectResponse(
        `${url}/admin`,
        { headers: { authorization: `Bearer ${token}` } },
        { status: 200 },
      );
    },
  },
  {
    name: 'answers 401 without a token on a machine route',
    run: async ({ url }) => {
      await expectResponse(`${url}/machine`, {}, { status: 401 });
    },
  },
  {
    name: 'lets an API key through a machine route, and not through another one',
    run: async ({ url, emulator }) => {
      const headers = { authorization: `Bearer ${await createApiKey(emulator)}` };
      await expectResponse(`${url}/machine`, { headers }, { status: 200 });
      await expectResponse(`${url}/protected`, { headers }, { status: 401 });
    },
  },
  {
    name: 'rejects an unknown API key on a machine route',
    run: async ({ url }) => {
      const headers = { authorization: 'Bearer ak_0123456789abcdef0123456789abcdef' };
      await expectResponse(`${url}/machine`, { headers }, { status: 401 });
    },
  },
  {
    name: 'rejects a session token on a machine route',
    run: async (context) => {
      const headers = await bearer(context);
      await expectResponse(`${context.url}/machine`, { headers }, { status: 401 });
    },
  },
  {
    name: 'ignores headers with which a stranger claims to be signed in',
    run: async ({ url, userId }) => {
      const headers = {
        'x-clerk-auth-status': 'signed-in',
        'x-clerk-auth-token': 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c2VyX2FkYSJ9.',
        'x-clerk-user-id': userId,
      };
      await expectResponse(`${url}/protected`, { headers }, { status: 401 });
    },
  },
  {
    name: 'answers HEAD without a body',
    run: async ({ url }) => {
      await expectResponse(`${url}/protected`, { method: 'HEAD' }, { status: 401, text: '' });
    },
  },
  {
    name: 'answers 503 with Retry-After while no token can be verified',
    run: async (context) => {
      const headers = await bearer(context);
      await expectResponse(
        `${context.urlInOutage}/protected`,
        { headers },
        { status: 503, headers: { ...NOT_STORED, 'retry-after': /^\d+$/ } },
      );
    },
  },
];
