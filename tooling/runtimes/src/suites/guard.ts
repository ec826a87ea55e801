import type { Case, Suite } from '../suite.ts';
import { requestWith } from './request-with.ts';

const URL_OF_APP = 'https://app.example.com/notes';
const SECRET = 'a secret of the application, long enough';

/** Browsers hide cookies in the headers of responses (Fetch, section 2.2.2). */
const hidesCookies = () =>
  !new Response(null, { headers: { 'set-cookie': 'a=1' } }).headers.has('set-cookie');

/** A guard answers, and states are sealed and opened, alike in every runtime. */
export const guard: Suite = async ({ authState, emulator: { createEmulator } }) => {
  const emulator = await createEmulator({
    port: false,
    seed: { users: [{ id: 'user_1' }], organizations: [{ id: 'org_1', name: 'Acme', createdBy: 'user_1' }] },
  });
  const { jwtKey, publishableKey } = emulator;
  const { headers, token } = await emulator.signIn('user_1', { organizationId: 'org_1' });
  const stranger = await emulator.signIn('user_1');
  const client = authState.createAuthenticateRequest({ options: { jwtKey, publishableKey } });
  const browser = { cookie: '__clerk_db_jwt=dvb_1', accept: 'text/html' };
  const { createGuard } = authState;
  const broken = authState.createAuthenticateRequest({
    options: { jwtKey },
    ports: { verifySessionToken: () => Promise.reject(new Error('down')) },
  });

  const answers: ReadonlyArray<
    readonly [
      name: string,
      guard: ReturnType<typeof createGuard>,
      headers: Record<string, string>,
      answer: string,
    ]
  > = [
    ['a user', createGuard(client), headers, '200 the page'],
    ['a stranger', createGuard(client), browser, '200 the page'],
    [
      'a stranger who is denied',
      createGuard(client, { signedOut: 'unauthorized' }),
      browser,
      '401 Sign in to continue.',
    ],
    [
      'a stranger who is sent to sign in',
      createGuard(client, { signedOut: 'sign-in', signInUrl: '/in' }),
      browser,
      '307 ',
    ],
    ['a user with the role', createGuard(client, { requires: { role: 'admin' } }), headers, '200 the page'],
    [
      'a user without the role',
      createGuard(client, { requires: { role: 'admin' } }),
      { ...stranger.headers },
      '403 {"errors":[{"code":"forbidden","message":"You do not have access to this."}]}',
    ],
    ['a new browser', createGuard(client), { 'sec-fetch-dest': 'document' }, '307 '],
    [
      'a user in an outage',
      createGuard(broken),
      headers,
      '503 {"errors":[{"code":"unavailable","message":"Try again in a moment."}]}',
    ],
  ];
  const cases: Case[] = answers.map(([name, guarding, given, expected]) => ({
    name: `a guard answers ${name}`,
    async run(assert) {
      const { response, finish } = await guarding(requestWith(URL_OF_APP, { ...given }));
      const answer = response ?? finish?.(new Response('the page'));
      assert.equal(`${answer?.status} ${await answer?.text()}`, expected);
      const cacheControl = answer?.headers.get('cache-control');
      assert.ok(cacheControl === 'no-store' || cacheControl === 'private, no-cache', `${cacheControl}`);
    },
  }));

  return [
    ...cases,
    {
      name: 'finish() copies every kind of response, with its cookies and the cookies of the state',
      async run(assert) {
        const state = { ...(await client.authenticateRequest(requestWith(URL_OF_APP, { ...headers }))) };
        const setCookies = new Headers([
          ['set-cookie', 'a=1; Path=/'],
          ['set-cookie', 'b=2; Path=/'],
        ]);
        // The guard calls nothing else of a client.
        const fake = { authenticateRequest: async () => ({ ...state, headers: setCookies }) };
        const guarding = createGuard(fake as unknown as typeof client);
        const { finish } = await guarding(requestWith(URL_OF_APP, {}));
        const own = new Headers([
          ['set-cookie', 'c=3'],
          ['set-cookie', 'd=4'],
        ]);
        const responses = [
          new Response('a body', { status: 201, headers: own }),
          new Response(null, { status: 204, headers: own }),
          Response.redirect('https://app.example.com/', 303),
          new Response(new Blob(['streamed']).stream(), { headers: own }),
        ];
        for (const response of responses) {
          const { status } = response;
          const finished = finish?.(response);
          assert.equal([finished?.status, finished?.headers.get('cache-control')], [status, 'no-store']);
          if (!hidesCookies()) {
            const names = finished?.headers
              .getSetCookie()
              .map((cookie) => cookie[0])
              .join('');
            assert.equal(names, status === 303 ? 'ab' : 'abcd');
          }
        }
        assert.equal(await finish?.(new Response(new Blob(['streamed']).stream())).text(), 'streamed');
        const error = Response.error();
        assert.ok(finish?.(error) === error, 'a network error is returned as it is');
      },
    },
    {
      name: 'sealState() and openState() hand a state on',
      async run(assert) {
        const state = await client.authenticateRequest(requestWith(URL_OF_APP, { ...headers }));
        const sealed = await authState.sealState(state, SECRET);
        const value = sealed.get('x-clerk-sealed-state') ?? '';
        assert.ok(/^[\w-]{100,}$/.test(value), 'the seal is base64url');
        const opened = await authState.openState(sealed, SECRET, { acceptsToken: 'session_token' });
        const auth = opened?.toAuth();
        assert.equal([opened?.status, auth?.userId, auth?.orgId], ['signed-in', 'user_1', 'org_1']);
        assert.equal([auth?.has({ role: 'org:admin' }), await auth?.getToken()], [true, token]);
        assert.equal(await authState.openState(sealed, `${SECRET}x`), null);
        assert.equal(
          await authState.openState({ 'x-clerk-sealed-state': `A${value.slice(1)}` }, `${SECRET} `),
          null,
        );
        const later = { now: () => Date.now() + 61_000 };
        assert.equal(await authState.openState(sealed, SECRET, later), null);
        assert.equal([...authState.stripSealedState(sealed).keys()], []);
      },
    },
    {
      name: 'openState() resolves to null for hostile headers',
      async run(assert) {
        for (const value of [
          '',
          'A',
          '%%%',
          'é',
          'A'.repeat(16),
          'A'.repeat(8_192),
          'A'.repeat(100_000),
          '-_-_',
        ]) {
          assert.equal(await authState.openState({ 'x-clerk-sealed-state': value }, SECRET), null);
        }
      },
    },
  ];
};
