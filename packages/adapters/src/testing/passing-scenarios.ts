import { bearer } from './requests.ts';
import { expectResponse, type Scenario } from './scenario.ts';

/** What an adapter does with a request that a route answers. */
export const PASSING_SCENARIOS: readonly Scenario[] = [
  {
    name: 'shows a route who sent a token in the Authorization header',
    run: async (context) => {
      const headers = await bearer(context);
      await expectResponse(
        `${context.url}/who`,
        { headers },
        { status: 200, json: { userId: context.userId } },
      );
    },
  },
  {
    name: 'shows a route who sent a session cookie',
    run: async ({ url, emulator, userId }) => {
      const { cookieHeader } = await emulator.signIn(userId);
      await expectResponse(
        `${url}/who`,
        { headers: { cookie: cookieHeader } },
        { status: 200, json: { userId } },
      );
    },
  },
  {
    name: 'passes a visitor without a token on, signed out',
    run: async ({ url }) => {
      await expectResponse(`${url}/who`, {}, { status: 200, json: { userId: null, isAuthenticated: false } });
    },
  },
  {
    name: 'keeps the answer to a visitor out of shared caches',
    run: async (context) => {
      const headers = await bearer(context);
      const expected = { 'cache-control': /^private\b/, vary: /\bcookie\b/i };
      await expectResponse(`${context.url}/cacheable`, { headers }, { status: 200, headers: expected });
    },
  },
  {
    name: 'keeps the cookies and the status of a route',
    run: async ({ url }) => {
      const response = await expectResponse(`${url}/cookies`, {}, { status: 201 });
      const cookies = response.headers.getSetCookie();
      if (
        !cookies.some((cookie) => cookie.startsWith('a=1')) ||
        !cookies.some((cookie) => cookie.startsWith('b=2'))
      ) {
        throw new Error(`The response has the cookies ${JSON.stringify(cookies)}, not a=1 and b=2.`);
      }
    },
  },
  {
    name: 'leaves the body of a request untouched',
    run: async (context) => {
      const headers = { ...(await bearer(context)), 'content-type': 'text/plain' };
      const body = 'body '.repeat(40_000);
      await expectResponse(
        `${context.url}/echo`,
        { method: 'POST', headers, body },
        { status: 200, text: body },
      );
    },
  },
  {
    name: 'lets a CORS preflight through to the application',
    run: async ({ url }) => {
      const headers = { origin: 'https://other.example', 'access-control-request-method': 'POST' };
      await expectResponse(`${url}/preflight`, { method: 'OPTIONS', headers }, { status: 204 });
    },
  },
  {
    name: 'never mixes up visitors who come at the same time',
    run: async ({ url, emulator, userId, organizationId }) => {
      const visitors = [{}, { organizationId }] as const;
      const tokens = await Promise.all(visitors.map((options) => emulator.signIn(userId, options)));
      const visits = Array.from({ length: 200 }, async (_, index) => {
        const isSignedOut = index % 3 === 2;
        const visitor = tokens[index % 2];
        const headers = isSignedOut ? {} : { authorization: `Bearer ${visitor?.token}` };
        const sessionId = isSignedOut ? null : visitor?.sessionId;
        await expectResponse(`${url}/slow`, { headers }, { status: 200, json: { sessionId } });
      });
      await Promise.all(visits);
    },
  },
];
