import { generateKeyPairSync } from 'node:crypto';
import { createEmulator } from '@x/emulator';
import { at, type Scenario, SESSION_COOKIES } from './scenario.ts';
import { type Scene, setClock } from './scene.ts';
import { ADA, expire, signInAda } from './steps.ts';

const MINUTE_IN_MS = 60_000;

/** How far the clock of the application can be off. */
const CLOCKS = [
  ['ten minutes ahead', 10 * MINUTE_IN_MS],
  ['ten minutes behind', -10 * MINUTE_IN_MS],
  ['an hour ahead', 60 * MINUTE_IN_MS],
  ['an hour behind', -60 * MINUTE_IN_MS],
] as const;

const createForeignKey = () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();

/** An instance that signs none of the tokens. It answers in process, so nothing must be closed. */
const other = await createEmulator({ port: false });

/** The pages that visitors see while a clock, a key or the service is wrong. */
export const troubleScenarios: readonly Scenario[] = [
  ...CLOCKS.map(
    ([name, aheadInMs]): Scenario => ({
      name: `a clock that is ${name}`,
      options: { aheadInMs },
      steps: [
        {
          name: 'ends in a page after a bounded number of redirects',
          run: ({ signIn }) => signIn('user_ada'),
          expected: at('/', { redirects: 7, cookies: SESSION_COOKIES }),
        },
        {
          name: 'signs in once the clock is right',
          run: async ({ app, visit }) => {
            await setClock(app, 0);
            return (await visit('/again')).user;
          },
          expected: 'user_ada',
        },
      ],
    }),
  ),
  {
    name: 'service down and back',
    steps: [
      {
        name: 'an outage of the keys ends no session',
        run: async ({ emulator, signIn, advance, visit }) => {
          emulator.faults.add({ route: 'GET /v1/jwks', status: 503 });
          const { redirects } = await signIn('user_ada');
          emulator.faults.clear();
          // The keys are not loaded again at once.
          await advance(30_000);
          return [redirects, await visit('/back')];
        },
        expected: [6, at('/back', { ...ADA, redirects: 3 })],
      },
      {
        name: 'an outage of the refresh leads to a handshake',
        run: async ({ emulator, advance, visit }) => {
          emulator.faults.add({ route: 'POST /v1/sessions/{session_id}/refresh', status: 503 });
          await advance(120_000);
          return visit('/down');
        },
        expected: at('/down', { ...ADA, redirects: 3 }),
      },
      ...[{ status: 503 }, { status: 429 }, { reset: true }].map((fault, index) => ({
        name: `an outage of the Frontend API ends no session: ${JSON.stringify(fault)}`,
        run: async (scene: Scene) => {
          const { emulator, page, app, profile, visit } = scene;
          await expire(scene);
          emulator.faults.clear();
          emulator.faults.add({ route: 'GET /v1/client/handshake', ...fault });
          await page.goto(`${app.url}/down-${index}`).catch(() => {});
          // The browser shows its own page for a connection that ends.
          await page.waitForLoadState();
          emulator.faults.clear();
          return visit(`/back-${index}`, await profile.context.newPage());
        },
        expected: at(`/back-${index}`, { ...ADA, redirects: 3 }),
      })),
    ],
  },
  {
    name: 'another signing key while a tab is open',
    steps: [
      signInAda,
      {
        name: 'a token of the key before it is still valid',
        run: async ({ emulator, visit }) => {
          await emulator.rotateSigningKey();
          return visit('/rotated');
        },
        expected: at('/rotated', ADA),
      },
      {
        name: 'a token of the new key is verified after expiry',
        run: async ({ advance, visit }) => advance(120_000).then(() => visit('/later')),
        expected: at('/later', ADA),
      },
      {
        name: 'a token whose key is gone is renewed',
        run: async ({ emulator, advance, visit }) => {
          await emulator.rotateSigningKey();
          await emulator.rotateSigningKey();
          // The keys are loaded again when they are old.
          await advance(10 * MINUTE_IN_MS);
          return visit('/renewed');
        },
        expected: at('/renewed', { ...ADA, redirects: 3 }),
      },
    ],
  },
  {
    name: 'keys of another instance',
    options: {
      // The application verifies with a key that signs no token of this instance.
      keys: () => ({ jwtKey: createForeignKey() }),
    },
    steps: [
      {
        name: 'ends in a page after a bounded number of redirects',
        run: ({ signIn }) => signIn('user_ada'),
        expected: at('/?__clerk_redirect_count=2&__clerk_handshake_nonce=NONCE', {
          redirects: 5,
          cookies: [],
        }),
      },
    ],
  },
  {
    name: 'a secret key of another instance',
    options: { keys: () => ({ secretKey: other.secretKey }) },
    steps: [
      {
        name: 'ends in an error after a bounded number of redirects',
        run: async ({ signIn, page }) => [
          (await signIn('user_ada')).redirects,
          await page.textContent('body'),
        ],
        expected: [6, 'Try again in a moment.'],
      },
    ],
  },
];
