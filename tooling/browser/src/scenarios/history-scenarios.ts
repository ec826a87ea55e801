import type { Page } from 'playwright-core';
import { landingOf, readPage } from '../browser/landing.ts';
import { at, type Scenario, SESSION_COOKIES } from './scenario.ts';
import { ADA, expire, revokeSessions, signInAda } from './steps.ts';

/** The buttons "back" and "forward", with pages that load again and with pages that the browser keeps. */
export const historyScenarios: readonly Scenario[] = [
  {
    name: 'back and forward',
    steps: [
      signInAda,
      {
        name: 'show clean addresses',
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
        expected: ['/first', '/second'].map((address) => ({ ...ADA, address, cookies: SESSION_COOKIES })),
      },
      {
        name: 'back after a sign-in leads to the page before, signed in',
        run: async (scene) => {
          const { page, signIn, profile, app } = scene;
          await profile.context.clearCookies();
          await page.goto(`${app.url}/before`);
          await signIn('user_ada', '/after');
          await page.goBack();
          const signInPage = new URL(page.url()).pathname;
          await page.goBack();
          return [signInPage, await readPage(page)];
        },
        expected: ['/sign-in', { ...ADA, address: '/before', cookies: SESSION_COOKIES }],
      },
    ],
  },
  {
    name: 'a page that the browser keeps for going back',
    options: { keepsPages: true },
    steps: [
      signInAda,
      {
        name: 'gets data of its user after expiry',
        run: async (scene) => {
          const { page, visit, advance } = scene;
          await visit('/kept');
          await page.evaluate(WATCH_RETURN);
          await visit('/second');
          await advance(120_000);
          await goBack(scene);
          return [
            await page.evaluate('window.isKept'),
            await readPage(page),
            await page.evaluate(FETCH_USER),
          ];
        },
        expected: [true, { ...ADA, address: '/kept', cookies: SESSION_COOKIES }, { userId: 'user_ada' }],
      },
      {
        name: 'gets no data of its user after the session has ended elsewhere',
        run: async (scene) => {
          const { page, visit, advance } = scene;
          await visit('/kept');
          await page.evaluate(WATCH_RETURN);
          await visit('/second');
          await revokeSessions(scene);
          await advance(120_000);
          await goBack(scene);
          const isKept = await page.evaluate('window.isKept');
          return [isKept, await page.evaluate(FETCH_USER), await landingOf(page, () => page.reload())];
        },
        expected: [true, { userId: null }, at('/kept', { redirects: 3 })],
      },
    ],
  },
];

const FETCH_USER = "fetch('/api').then((response) => response.json())";

/** Notices that the browser shows the page as it was left, without a request. */
const WATCH_RETURN = `addEventListener('pageshow', ({ persisted }) => { window.isKept = persisted; })`;

async function goBack({ page }: { readonly page: Page }): Promise<void> {
  // A page that was kept does not load, and Playwright would wait for that.
  await page.evaluate('{ setTimeout(() => history.back(), 0); }');
  await page.waitForURL('**/kept', { waitUntil: 'commit' });
}
