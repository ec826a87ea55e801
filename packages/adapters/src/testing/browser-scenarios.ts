import { createBrowser } from './browser.ts';
import { PAGE } from './requests.ts';
import { expectResponse, type Scenario, type ScenarioContext } from './scenario.ts';

/** What an adapter does for a browser whose session is expired or unknown. */
export const BROWSER_SCENARIOS: readonly Scenario[] = [
  {
    name: 'takes a browser with an expired token through a handshake and back',
    run: async (context) => {
      const { url, emulator, userId } = context;
      const { cookieHeader } = await emulator.signIn(userId, { expiresInSeconds: -60 });
      const body = await openThroughHandshake(context, cookieHeader, `${url}/protected?a=%20b`);
      expectEqual('userId', body['userId'], userId);
    },
  },
  {
    name: 'takes a browser without cookies through a handshake and back, signed out',
    run: async (context) => {
      const body = await openThroughHandshake(context, '', `${context.url}/who`);
      expectEqual('userId', body['userId'], null);
    },
  },
  {
    name: 'refreshes an expired session without a redirect, and sets its cookies',
    run: async ({ url, emulator, userId }) => {
      const { cookieHeader } = await emulator.signIn(userId, { expiresInSeconds: -60 });
      const browser = createBrowser(url, cookieHeader);
      await browser.open(`${url}/who`);
      const refreshCookie = browser
        .cookieHeader(url)
        .split('; ')
        .find((pair) => pair.startsWith('__refresh_'));
      const cookie = `${cookieHeader}; ${refreshCookie}`;
      for (const headers of [
        { ...PAGE, cookie },
        { cookie, 'sec-fetch-dest': 'empty' },
      ]) {
        const expected = { status: 200, json: { userId }, headers: { location: null } };
        const response = await expectResponse(`${url}/protected`, { headers }, expected);
        const cookies = response.headers.getSetCookie();
        if (!cookies.some((each) => each.startsWith('__session='))) {
          throw new Error(`The response sets no session cookie, but ${cookies.length} others.`);
        }
      }
    },
  },
];

/** Resolves to the JSON of a page. Rejects unless the browser came back from a handshake to the URL that it opened. */
async function openThroughHandshake(
  { url, emulator }: ScenarioContext,
  cookieHeader: string,
  page: string,
): Promise<Record<string, unknown>> {
  const { response, redirects } = await createBrowser(url, cookieHeader).open(page);
  const [handshake = ''] = redirects;
  if (!handshake.startsWith(`${emulator.url}/v1/client/handshake?`)) {
    throw new Error(`${page} redirects to ${handshake.slice(0, 100)}, not to a handshake.`);
  }
  const { origin, pathname, search } = new URL(redirects.at(-1) ?? page);
  expectEqual('address', origin + pathname + search.replace('+', '%20'), page);
  expectEqual('status', response.status, 200);
  return Object(await response.json());
}

function expectEqual(name: string, actual: unknown, expected: unknown): void {
  if (actual !== expected) {
    throw new Error(`The ${name} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}.`);
  }
}
