import { landingOf } from '../browser/landing.ts';
import { at, type Scenario } from './scenario.ts';
import { createScene, signIn } from './scene.ts';
import { ADA, expire, signInAda } from './steps.ts';

/** Applications that share a browser, and a host or an instance. */
export const neighbourScenarios: readonly Scenario[] = [
  {
    name: 'a satellite on another host and port',
    options: { keys: (host) => ({ satelliteOrigins: [`http://${host}`] }) },
    steps: [
      signInAda,
      {
        name: 'knows the user of its primary',
        run: async ({ server, satelliteHost: domain, emulator, app, page, visit }) => {
          const { secretKey, publishableKey, url: apiUrl } = emulator;
          const keys = { secretKey, publishableKey, apiUrl, satellite: { domain, signInUrl: `${app.url}/` } };
          const { port } = new URL(`http://${domain}`);
          const satellite = await server.start(keys, Number(port));
          try {
            const first = await landingOf(page, () => page.goto(`http://${domain}/there?a=1`));
            const second = await landingOf(page, () => page.goto(`http://${domain}/again`));
            return [first, second, await visit('/primary')];
          } finally {
            await satellite.close();
          }
        },
        expected: [at('/there?a=1', { ...ADA, redirects: 5 }), at('/again', ADA), at('/primary', ADA)],
      },
    ],
  },
  {
    name: 'two applications of one instance on two ports',
    steps: [
      signInAda,
      {
        name: 'share the session without a redirect',
        run: async ({ server, emulator, page, visit }) => {
          const { secretKey, publishableKey, url: apiUrl } = emulator;
          const other = await server.start({ secretKey, publishableKey, apiUrl });
          try {
            return [await landingOf(page, () => page.goto(`${other.url}/there`)), await visit('/here')];
          } finally {
            await other.close();
          }
        },
        expected: [at('/there', ADA), at('/here', ADA)],
      },
    ],
  },
  {
    name: 'two applications and two emulators',
    steps: [
      signInAda,
      {
        name: 'each knows its own user, also after expiry',
        run: async (scene) => {
          const { server, profile, visit } = scene;
          const other = await createScene(server);
          try {
            const page = await profile.context.newPage();
            const there = await signIn(page, {
              emulator: other.emulator,
              userId: 'user_eve',
              target: `${other.app.url}/`,
            });
            const here = await visit('/here');
            await expire(scene);
            await other.advance(120_000);
            const landings = [
              there,
              here,
              await visit('/later'),
              await landingOf(page, () => page.goto(`${other.app.url}/later`)),
            ];
            return landings.map(({ user, address, redirects }) => `${user} ${address} ${redirects}`);
          } finally {
            await other.close();
          }
        },
        expected: ['user_eve / 4', 'user_ada /here 0', 'user_ada /later 3', 'user_eve /later 3'],
      },
    ],
  },
];
