import { landingOf, readPage } from '../browser/landing.ts';
import { foreignHostsOf, launch } from '../browser/launch.ts';
import { at, type Scenario, SESSION_COOKIES } from './scenario.ts';
import {
  ADA,
  bounded,
  boundedAt,
  expire,
  openTabs,
  signInAda,
  signOut,
  sleep,
  slowHandshake,
} from './steps.ts';

/** Several tabs and windows of one visitor. */
export const tabScenarios: readonly Scenario[] = [
  {
    name: 'five tabs and three reloads',
    steps: [
      signInAda,
      {
        name: 'five tabs during a slow handshake are signed in',
        run: async (scene) => {
          await expire(scene);
          slowHandshake(scene);
          return openTabs(scene, 5, 100);
        },
        expected: Array.from({ length: 5 }, () => boundedAt('/tab', ADA)),
      },
      {
        name: 'three reloads during a slow handshake are signed in',
        run: async (scene) => {
          await expire(scene);
          const { page, app } = scene;
          for (let reload = 0; reload < 3; reload += 1) {
            page.goto(`${app.url}/reloaded`).catch(() => {});
            await sleep(250);
          }
          return bounded(await landingOf(page, () => page.goto(`${app.url}/reloaded`)));
        },
        expected: boundedAt('/reloaded', ADA),
      },
      {
        name: 'a page that reloads itself during a slow handshake is signed in',
        run: async (scene) => {
          const { page, visit } = scene;
          await visit('/reloading');
          await expire(scene);
          await page.evaluate('{ reloadOften(); }');
          // The reloads go on until one of them is answered.
          await sleep(600);
          scene.emulator.faults.clear();
          await page.waitForFunction('!window.isReloading');
          await page.waitForLoadState('networkidle');
          return readPage(page);
        },
        expected: { ...ADA, address: '/reloading', cookies: SESSION_COOKIES },
      },
      { name: 'and so is the next visit', run: ({ visit }) => visit(), expected: at('/', ADA) },
    ],
  },
  {
    name: 'two tabs',
    steps: [
      signInAda,
      {
        name: 'a switch of the organization in one is seen in the other',
        run: async ({ profile, visit }) => {
          const other = await profile.context.newPage();
          await visit('/other', other);
          await visit('/me');
          return landingOf(other, () => other.reload());
        },
        expected: at('/other', { user: 'user_ada' }),
      },
      {
        name: 'tabs at different organizations get the one of their address',
        run: async ({ profile, visit }) => {
          const other = await profile.context.newPage();
          return Promise.all(
            [visit('/orgs/acme'), visit('/me', other)].map(async (each) => (await each).organization),
          );
        },
        expected: ['org_acme', 'none'],
      },
      {
        name: 'a sign-out in one ends the session at a click in the other',
        run: async (scene) => {
          const { profile, visit } = scene;
          const other = await profile.context.newPage();
          await visit('/links', other);
          await signOut(scene);
          return landingOf(other, () => other.getByText('Linked').click());
        },
        expected: at('/linked', { cookies: ['__clerk_db_jwt'] }),
      },
      {
        name: 'and a form in the other is sent without a user',
        run: async (scene) => {
          const { profile, signIn, visit } = scene;
          await signIn('user_ada');
          const other = await profile.context.newPage();
          await visit('/form', other);
          await signOut(scene);
          return landingOf(other, () => other.getByRole('button').click());
        },
        expected: at('/submit', { cookies: ['__clerk_db_jwt'] }),
      },
    ],
  },
  {
    name: 'two windows with cookies of their own',
    steps: [
      signInAda,
      {
        name: 'have one user each',
        run: async ({ app, visit }) => {
          const incognito = await launch();
          try {
            const page = await incognito.context.newPage();
            const there = await visit('/there', page);
            return [
              there,
              await visit('/here'),
              foreignHostsOf(incognito),
              new URL(page.url()).origin === app.url,
            ];
          } finally {
            await incognito.close();
          }
        },
        expected: [at('/there', { redirects: 3 }), at('/here', ADA), [], true],
      },
    ],
  },
];
