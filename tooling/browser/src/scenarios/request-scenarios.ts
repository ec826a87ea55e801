import { landingOf } from '../browser/landing.ts';
import { at, type Scenario, SESSION_COOKIES } from './scenario.ts';
import { ADA, expire, signInAda } from './steps.ts';

/** Requests of scripts, elements, forms and service workers, which are not visits. */
export const requestScenarios: readonly Scenario[] = [
  {
    name: 'requests of scripts and of elements',
    steps: [
      signInAda,
      {
        name: 'fetch() knows the user',
        run: ({ page }) => page.evaluate(fetchUser()),
        expected: [200, 'user_ada'],
      },
      {
        name: 'fetch() after expiry is refreshed',
        run: async ({ page, advance }) => advance(120_000).then(() => page.evaluate(fetchUser())),
        expected: [200, 'user_ada'],
      },
      {
        name: 'fetch() without a refresh cookie is answered without a redirect, and the next page is signed in',
        run: async (scene) => {
          await expire(scene);
          const answers = [
            await scene.page.evaluate(fetchUser()),
            await scene.page.evaluate(fetchUser({ method: 'POST' })),
          ];
          return [answers, await scene.visit('/after')];
        },
        expected: [
          [
            [200, null],
            [200, null],
          ],
          at('/after', { ...ADA, redirects: 3 }),
        ],
      },
      {
        name: 'images, scripts and stylesheets after expiry are not redirected, and end no session',
        run: async (scene) => {
          const { page, visit } = scene;
          const redirects: string[] = [];
          page.on('response', (response) => {
            const isAsset = !response.request().isNavigationRequest();
            if (isAsset && response.status() >= 300) redirects.push(response.url());
          });
          await visit('/assets');
          const title = await page.title();
          await expire(scene);
          await page.evaluate("{ document.querySelector('img').src = '/image?again'; }");
          await page.waitForLoadState('networkidle');
          return [title, redirects, await visit('/after')];
        },
        expected: ['user_ada', [], at('/after', { ...ADA, redirects: 3 })],
      },
    ],
  },
  {
    name: 'forms',
    steps: [
      signInAda,
      {
        name: 'are sent by the user',
        run: async ({ page, visit }) => {
          await visit('/form');
          return landingOf(page, () => page.getByRole('button').click());
        },
        expected: at('/submit', ADA),
      },
      {
        name: 'after expiry are sent without a user, and the next page is signed in: only GET is refreshed',
        run: async ({ page, visit, advance }) => {
          await visit('/form');
          await advance(120_000);
          const sent = await landingOf(page, () => page.getByRole('button').click());
          return [sent, await visit('/after')];
        },
        expected: [at('/submit', { cookies: SESSION_COOKIES }), at('/after', ADA)],
      },
      {
        name: 'without a refresh cookie are not redirected, and the next page is signed in',
        run: async (scene) => {
          await scene.visit('/form');
          await expire(scene);
          const { redirects } = await landingOf(scene.page, () => scene.page.getByRole('button').click());
          return [redirects, await scene.visit('/after')];
        },
        expected: [0, at('/after', { ...ADA, redirects: 3 })],
      },
    ],
  },
  {
    name: 'a service worker',
    steps: [
      signInAda,
      {
        name: 'answers visits of the user',
        run: async ({ page, visit }) => {
          await visit('/worker');
          await page.evaluate('navigator.serviceWorker.ready.then(() => null)');
          const landing = await visit('/through-the-worker');
          return [await page.evaluate('navigator.serviceWorker.controller !== null'), landing];
        },
        expected: [true, at('/through-the-worker', ADA)],
      },
      {
        name: 'answers visits after expiry, which are refreshed',
        run: async ({ advance, visit }) => advance(120_000).then(() => visit('/renewed?a=1')),
        expected: at('/renewed?a=1', ADA),
      },
      {
        name: 'and fetch() through it is refreshed',
        run: async ({ page, advance }) => advance(120_000).then(() => page.evaluate(fetchUser())),
        expected: [200, 'user_ada'],
      },
      {
        // Its request for a page looks like one of a script, which must not be redirected.
        name: 'without a refresh cookie shows a visitor who is signed out, until it is gone',
        run: async (scene) => {
          await expire(scene);
          const { user } = await scene.visit('/behind');
          await scene.page.evaluate(UNREGISTER);
          return [user, await scene.visit('/without')];
        },
        expected: ['nobody', at('/without', { ...ADA, redirects: 3 })],
      },
    ],
  },
];

const UNREGISTER =
  'navigator.serviceWorker.ready.then((registration) => registration.unregister()).then(() => null)';

const fetchUser = (init: object = {}) =>
  `fetch('/api', ${JSON.stringify(init)}).then(async (response) => [response.status, (await response.json()).userId])`;
