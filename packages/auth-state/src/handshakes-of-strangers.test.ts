import { describe, expect, it, vi } from 'vitest';
import { createAuthenticateRequest } from './authenticate-request.ts';
import { createGuard } from './create-guard.ts';
import {
  CLAIMS,
  DEVELOPMENT_KEY,
  PRODUCTION_KEY,
  sessionToken,
  suffixed,
  cookies as toCookies,
} from './tokens.test-support.ts';
import {
  browser,
  expired,
  good,
  handshakeOf,
  navigation,
  production,
  requestWith,
  satellite,
  signedIn,
  UAT,
  type Values,
  type Visit,
  visit,
} from './visits.test-support.ts';

/** A stranger with an own session, who sends a link to a victim. Decision 026 says what the link can do. */
const STRANGER = 'user_stranger';
const ofStranger = await sessionToken({ sub: STRANGER, sid: 'sess_stranger' });
const directives = [`__session=${ofStranger}; Path=/`, `__client_uat=${UAT}; Path=/`];
const PAGE = 'https://app.example.com/notes?a=b';
const LINKS = {
  token: `${PAGE}&__clerk_handshake=${await handshakeOf(...directives)}`,
  nonce: `${PAGE}&__clerk_handshake_nonce=of_the_stranger`,
  both: `${PAGE}&__clerk_handshake_nonce=of_the_stranger&__clerk_handshake=${await handshakeOf(...directives)}`,
};
type Link = keyof typeof LINKS;

const ownHandshake = await handshakeOf(`__session=${good}; Path=/`);
const flag = { __clerk_redirect_count: '1' };
const stale = { __session: expired, __client_uat: UAT };

interface Victim {
  readonly cookies: Values;
  /** The decision, as without the link. */
  readonly rule: string;
  readonly status: string;
}

const PRODUCTION_VICTIMS: Readonly<Record<string, Victim>> = {
  'is signed in': { cookies: signedIn, rule: 'C10', status: 'signed-in' },
  'is signed in, by suffixed cookies': { cookies: suffixed(signedIn), rule: 'C10', status: 'signed-in' },
  'has an expired token': { cookies: stale, rule: 'V6', status: 'handshake' },
  'lost the token': { cookies: { __client_uat: UAT }, rule: 'C3', status: 'handshake' },
  'is signed out': { cookies: { __client_uat: '0' }, rule: 'C1', status: 'signed-out' },
  'has no cookies': { cookies: {}, rule: 'C1', status: 'signed-out' },
  'started a handshake': { cookies: { ...stale, ...flag }, rule: 'V6', status: 'handshake' },
  'returns from a handshake': {
    cookies: { ...stale, ...flag, __clerk_handshake: ownHandshake },
    rule: 'K2',
    status: 'signed-in',
  },
};

const DEVELOPMENT_VICTIMS: Readonly<Record<string, Victim>> = {
  'is signed in': { cookies: { ...browser, ...signedIn }, rule: 'C10', status: 'signed-in' },
  'has an expired token': { cookies: { ...browser, ...stale }, rule: 'V6', status: 'handshake' },
  'lost the token': { cookies: { ...browser, __client_uat: UAT }, rule: 'C3', status: 'handshake' },
  'is signed out': { cookies: { ...browser, __client_uat: '0' }, rule: 'C1', status: 'signed-out' },
  'has other cookies only': { cookies: { theme: 'dark' }, rule: 'D2', status: 'handshake' },
  'has a handshake in a cookie': {
    cookies: { ...browser, ...stale, __clerk_handshake: ownHandshake },
    rule: 'K2',
    status: 'signed-in',
  },
};

const links = Object.keys(LINKS) as Link[]; // the keys of the literal above
const productionCases = casesOf(PRODUCTION_VICTIMS);
const developmentCases = casesOf(DEVELOPMENT_VICTIMS);

function casesOf(victims: Readonly<Record<string, Victim>>) {
  return Object.entries(victims).flatMap(([name, victim]) =>
    links.map((link) => [link, name, victim] as const),
  );
}

/** Resolves to the state of a victim who opens the link, and to the nonces that were exchanged. */
async function open(link: Link, given: Omit<Visit, 'url'>) {
  const exchangeHandshakeNonce = vi.fn(async () => ({ result: directives, error: null }) as const);
  const cookies = Object.keys(given.cookies ?? {}).length > 0 ? { cookies: given.cookies ?? {} } : {};
  const state = await visit({
    ...{ headers: navigation, ports: { exchangeHandshakeNonce } },
    ...given,
    ...cookies,
    url: LINKS[link],
  });
  return { state, exchanges: exchangeHandshakeNonce.mock.calls.length };
}

type State = Awaited<ReturnType<typeof visit>>;

const userOf = (state: State) => Reflect.get(state.toAuth() ?? {}, 'userId');

function expectNothingOfStranger(state: State): void {
  expect(userOf(state)).not.toBe(STRANGER);
  expect(state.headers.getSetCookie().join()).not.toContain(ofStranger);
  expect(state.headers.get('location') ?? '').not.toMatch(/__clerk_handshake|of_the_stranger/);
}

describe('a link with the handshake of a stranger, in production', () => {
  it.each(productionCases)('by %s: changes nothing for a victim who %s', async (link, _name, victim) => {
    const { state, exchanges } = await open(link, victim);
    expect(state).toMatchObject({ rule: victim.rule, status: victim.status });
    expectNothingOfStranger(state);
    expect(exchanges).toBe(0);
    expect(state.status === 'signed-in' ? userOf(state) : CLAIMS.sub).toBe(CLAIMS.sub);
  });

  it.each(links)('by %s: starts no redirect that the page would not take', async (link) => {
    const { state } = await open(link, { cookies: signedIn });
    expect([...state.headers]).toEqual([]);
  });

  const elsewhere: ReadonlyArray<readonly [name: string, visit: Omit<Visit, 'url'>]> = [
    ['a satellite', { options: { isSatellite: true, domain: 'satellite.example' } }],
    ['a proxied application', { options: { proxyUrl: '/__clerk' } }],
    ['an application that accepts any token', { options: { acceptsToken: 'any' } }],
    ['an application without a publishable key', { options: { publishableKey: undefined } }],
    ['a request of a script', { headers: { 'sec-fetch-dest': 'empty' } }],
    ['a form', { method: 'POST' }],
    ['a frame', { headers: { 'sec-fetch-dest': 'iframe' } }],
  ];
  it.each(elsewhere.flatMap(([name, given]) => links.map((link) => [link, name, given] as const)))(
    'by %s: does not count for %s',
    async (link, _name, given) => {
      const { state, exchanges } = await open(link, {
        ...given,
        cookies: { ...signedIn, ...suffixed(signedIn) },
      });
      expect(userOf(state)).toBe(CLAIMS.sub);
      expectNothingOfStranger(state);
      expect(exchanges).toBe(0);
    },
  );
});

describe('a link with the handshake of a stranger, in development', () => {
  const options = { publishableKey: DEVELOPMENT_KEY };

  it.each(developmentCases)('by %s: changes nothing for a victim who %s', async (link, _name, victim) => {
    const { state, exchanges } = await open(link, { ...victim, options });
    expect(state).toMatchObject({ rule: victim.rule, status: victim.status });
    expectNothingOfStranger(state);
    expect(exchanges).toBe(0);
    const isPage = victim.status !== 'handshake';
    expect(isPage ? state.headers.get('location') : PAGE).toBe(PAGE);
  });

  it.each(links)('by %s: shows a victim without cookies one page, and sets no cookie', async (link) => {
    const { state } = await open(link, { options });
    expect(state).toMatchObject({ rule: 'K2', status: 'signed-in' });
    expect(state.headers.getSetCookie()).toEqual([]);
    expect(state.headers.has('location')).toBe(false);
  });

  it.each(links)(
    'by %s: still counts within 30 seconds after an own start, as decision 026 says',
    async (link) => {
      const { state } = await open(link, { options, cookies: { ...browser, ...stale, ...flag } });
      expect(state.headers.getSetCookie().join()).toContain(ofStranger);
    },
  );

  it.each(links)('by %s: does not count for a satellite whose browser started nothing', async (link) => {
    const { state } = await open(link, {
      options: { ...options, ...satellite },
      cookies: { ...browser, ...signedIn },
    });
    expect(userOf(state)).toBe(CLAIMS.sub);
    expectNothingOfStranger(state);
  });
});

/** A guard answers what a state says, so that nothing of the stranger may be in its response either. */
describe.each([
  ['in production', PRODUCTION_KEY, productionCases],
  ['in development', DEVELOPMENT_KEY, developmentCases],
] as const)('a guard, %s', (_kind, publishableKey, cases) => {
  it.each(cases)('by %s: keeps the stranger out for a victim who %s', async (link, _name, victim) => {
    for (const headers of [navigation, { 'sec-fetch-dest': 'iframe' }, { 'sec-fetch-dest': 'empty' }]) {
      const exchangeHandshakeNonce = vi.fn(async () => ({ result: directives, error: null }) as const);
      const client = createAuthenticateRequest({
        options: { ...production, publishableKey },
        ports: { exchangeHandshakeNonce },
      });
      const hasCookies = Object.keys(victim.cookies).length > 0;
      const request = requestWith({ ...headers, ...(hasCookies && toCookies(victim.cookies)) }, LINKS[link]);
      for (const signedOut of ['pass', 'unauthorized', 'sign-in'] as const) {
        const { response, auth, finish } = await createGuard(client, { signedOut })(request);
        const sent = response ?? finish(new Response('page'));
        expect(Reflect.get(auth ?? {}, 'userId')).not.toBe(STRANGER);
        expect(sent.headers.getSetCookie().join()).not.toContain(ofStranger);
        expect(sent.headers.get('location') ?? '').not.toMatch(/__clerk_handshake|of_the_stranger/);
      }
      expect(exchangeHandshakeNonce).not.toHaveBeenCalled();
    }
  });
});

describe('acceptUnrequestedHandshakes', () => {
  it.each(
    [PRODUCTION_KEY, DEVELOPMENT_KEY].flatMap((key) =>
      links.map((link) => [key.slice(0, 7), link, key] as const),
    ),
  )('accepts every handshake as the reference SDK does: %s, by %s', async (_kind, link, publishableKey) => {
    const options = { publishableKey, acceptUnrequestedHandshakes: true };
    const { state } = await open(link, { options, cookies: { ...browser, ...signedIn } });
    expect(state).toMatchObject({ rule: 'K2', status: 'signed-in' });
    expect(state.headers.getSetCookie().join()).toContain(ofStranger);
  });

  it.each(links)(
    'keeps the cookies of a handshake in production without other cookies, by %s',
    async (link) => {
      const options = { publishableKey: PRODUCTION_KEY, acceptUnrequestedHandshakes: true };
      const { state } = await open(link, { options });
      expect(state).toMatchObject({ rule: 'K2', status: 'signed-in' });
      expect(state.headers.getSetCookie().join()).toContain(ofStranger);
    },
  );
});
