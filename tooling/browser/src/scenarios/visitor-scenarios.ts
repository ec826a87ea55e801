import { landingOf, readPage } from '../browser/landing.ts';
import { at, type Scenario } from './scenario.ts';
import { chooseUser } from './scene.ts';
import { ADA, expire, openTabs, SESSION_COOKIES, signInAda, sleep, slowHandshake } from './steps.ts';

/** The ways of visitors while everything works. */
export const visitorScenarios: readonly Scenario[] = [
  {
    name: 'from the first visit to the sign-out',
    steps: [
      { name: 'is signed out', run: ({ visit }) => visit(), expected: at('/', { redirects: 3 }) },
      signInAda,
      { name: 'has the cookies of a session', run: ({ cookies }) => cookies(), expected: SESSION_COOKIES },
      { name: 'stays signed in', run: ({ visit }) => visit('/next'), expected: at('/next', ADA) },
      {
        name: 'is refreshed without a redirect after expiry',
        run: async ({ advance, visit }) => advance(120_000).then(() => visit('/later?a=1')),
        expected: at('/later?a=1', ADA),
      },
      {
        name: 'is renewed by a handshake without a refresh cookie',
        run: async (scene) => expire(scene).then(() => scene.visit('/later?a=1')),
        expected: at('/later?a=1', { ...ADA, redirects: 3 }),
      },
      {
        name: 'switches to the personal account',
        run: ({ visit }) => visit('/me'),
        expected: at('/me', { user: 'user_ada', redirects: 3 }),
      },
      {
        name: 'switches to an organization',
        run: ({ visit }) => visit('/orgs/acme'),
        expected: at('/orgs/acme', { ...ADA, redirects: 3 }),
      },
      {
        name: 'signs out at the instance and in the application',
        run: async ({ page, emulator, app }) => {
          const target = encodeURIComponent(`${app.url}/sign-out`);
          await page.goto(`${emulator.frontendApiUrl}/sign-out?redirect_url=${target}`);
          const { user, address } = await landingOf(page, () => page.getByRole('button').click());
          return { user, address };
        },
        expected: { user: 'nobody', address: '/' },
      },
      { name: 'stays signed out', run: async ({ visit }) => (await visit()).user, expected: 'nobody' },
    ],
  },
  {
    name: 'a page that needs a session',
    steps: [
      {
        name: 'sends the visitor to the sign-in page, and back',
        run: async ({ page, app }) => {
          await page.goto(`${app.url}/private`);
          return landingOf(page, () => chooseUser(page, 'user_ada'));
        },
        expected: at('/private', { ...ADA, redirects: 4 }),
      },
    ],
  },
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
        expected: Array.from({ length: 5 }, () => 'user_ada /tab'),
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
          const { user, address } = await landingOf(page, () => page.goto(`${app.url}/reloaded`));
          return { user, address };
        },
        expected: { user: 'user_ada', address: '/reloaded' },
      },
      { name: 'and so is the next visit', run: ({ visit }) => visit(), expected: at('/', ADA) },
    ],
  },
  {
    name: 'requests that are not visits',
    steps: [
      signInAda,
      {
        name: 'a prefetched link after expiry ends no session',
        run: async (scene) => {
          await expire(scene);
          await scene.visit('/prefetch');
          await scene.page.waitForLoadState('networkidle');
          return landingOf(scene.page, () => scene.page.getByRole('link').click());
        },
        expected: at('/linked', ADA),
      },
      {
        name: 'an iframe shows who is signed in',
        run: async (scene) => {
          await scene.visit('/frame');
          return scene.page.frameLocator('iframe').locator('#user').textContent();
        },
        expected: 'user_ada',
      },
      {
        name: 'fetch() after expiry is refreshed',
        run: async ({ page, advance }) => {
          await advance(120_000);
          return page.evaluate("fetch('/api').then((response) => response.json())");
        },
        expected: { userId: 'user_ada' },
      },
      {
        name: 'a form is sent by the user',
        run: async ({ page, visit }) => {
          await visit('/form');
          return landingOf(page, () => page.getByRole('button').click());
        },
        expected: at('/submit', ADA),
      },
      {
        name: 'a form after expiry is not redirected, and the next page is signed in',
        run: async (scene) => {
          await scene.visit('/form');
          await expire(scene);
          const { redirects } = await landingOf(scene.page, () => scene.page.getByRole('button').click());
          return [redirects, (await scene.visit()).user];
        },
        expected: [0, 'user_ada'],
      },
      {
        name: 'back and forward show clean addresses',
        run: async (scene) => {
          const { page, visit } = scene;
          await visit('/first');
          await expire(scene);
          await visit('/second');
          await page.goBack();
          const back = await readPage(page);
          await page.goForward();
          return [back, await readPage(page)];
        },
        expected: ['/first', '/second'].map((address) => ({ ...ADA, address })),
      },
    ],
  },
];
