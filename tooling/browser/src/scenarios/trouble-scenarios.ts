import { generateKeyPairSync } from 'node:crypto';
import { landingOf } from '../browser/landing.ts';
import { at, type Scenario } from './scenario.ts';
import { createScene, setClock, signIn } from './scene.ts';
import { ADA, expire, signInAda } from './steps.ts';

const TEN_MINUTES_IN_MS = 600_000;

const createForeignKey = () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();

/** The pages that visitors see while a clock, a key or the service is wrong, and where several parts share a browser. */
export const troubleScenarios: readonly Scenario[] = [
  ...[TEN_MINUTES_IN_MS, -TEN_MINUTES_IN_MS].map(
    (aheadInMs): Scenario => ({
      name: `a clock that is ten minutes ${aheadInMs > 0 ? 'ahead' : 'behind'}`,
      options: { aheadInMs },
      steps: [
        {
          name: 'ends in a page after a bounded number of redirects',
          run: ({ signIn: choose }) => choose('user_ada'),
          expected: at('/', { redirects: 7 }),
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
      signInAda,
      {
        name: 'an outage of the refresh leads to a handshake',
        run: async ({ emulator, advance, visit }) => {
          emulator.faults.add({ route: 'POST /v1/sessions/{session_id}/refresh', status: 503 });
          await advance(120_000);
          return visit('/down');
        },
        expected: at('/down', { ...ADA, redirects: 3 }),
      },
      {
        name: 'an outage of the Frontend API ends no session',
        run: async (scene) => {
          const { emulator, page, app, visit } = scene;
          await expire(scene);
          emulator.faults.clear();
          emulator.faults.add({ route: 'GET /v1/client/handshake', status: 503 });
          await page.goto(`${app.url}/down`);
          emulator.faults.clear();
          return visit('/back');
        },
        expected: at('/back', { ...ADA, redirects: 3 }),
      },
    ],
  },
  {
    name: 'cookies blocked',
    options: { blocksCookies: true },
    steps: [
      {
        name: 'ends in a page after a bounded number of redirects',
        run: ({ visit }) => visit(),
        expected: at('/?__clerk_redirect_count=1&__clerk_handshake_nonce=NONCE', { redirects: 2 }),
      },
      {
        name: 'and stores none',
        run: ({ cookies }) => cookies(),
        expected: [],
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
        run: ({ signIn: choose }) => choose('user_ada'),
        expected: at('/?__clerk_redirect_count=2&__clerk_handshake_nonce=NONCE', { redirects: 5 }),
      },
    ],
  },
  {
    name: 'a satellite on another host and port',
    options: { keys: (host) => ({ satelliteOrigins: [`http://${host}`] }) },
    steps: [
      signInAda,
      {
        name: 'knows the user of its primary',
        run: async ({ server, satelliteHost: domain, emulator, app, page }) => {
          const { secretKey, publishableKey, url: apiUrl } = emulator;
          const keys = { secretKey, publishableKey, apiUrl, satellite: { domain, signInUrl: `${app.url}/` } };
          const { port } = new URL(`http://${domain}`);
          const satellite = await server.start(keys, Number(port));
          try {
            const first = await landingOf(page, () => page.goto(`http://${domain}/there`));
            return [first, await landingOf(page, () => page.goto(`http://${domain}/again`))];
          } finally {
            await satellite.close();
          }
        },
        expected: [at('/there', { ...ADA, redirects: 5 }), at('/again', ADA)],
      },
    ],
  },
  {
    name: 'two applications and two emulators',
    steps: [
      signInAda,
      {
        name: 'each knows its own user',
        run: async ({ server, profile, visit }) => {
          const other = await createScene(server);
          try {
            const page = await profile.context.newPage();
            const there = await signIn(page, {
              emulator: other.emulator,
              userId: 'user_eve',
              target: `${other.app.url}/`,
            });
            const here = await visit('/here');
            return [there.user, here.user, here.redirects, (await visit('/here', page)).user];
          } finally {
            await other.close();
          }
        },
        expected: ['user_eve', 'user_ada', 0, 'user_ada'],
      },
    ],
  },
];
