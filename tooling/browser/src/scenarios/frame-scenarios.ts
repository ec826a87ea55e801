import type { Page } from 'playwright-core';
import { landingOf, readPage } from '../browser/landing.ts';
import { at, type Scenario, SESSION_COOKIES } from './scenario.ts';
import type { Scene } from './scene.ts';
import { ADA, expire, signInAda, sleep } from './steps.ts';

/** Adds an element that makes the browser load a page before the click. */
const EARLY_LOADS: Readonly<Record<string, string>> = {
  prefetched: `{
    const link = Object.assign(document.createElement('link'), { rel: 'prefetch', href: '/linked' });
    document.head.append(link);
  }`,
  prerendered: `{
    const rules = { prerender: [{ urls: ['/linked'], eagerness: 'immediate' }] };
    const script = Object.assign(document.createElement('script'), { type: 'speculationrules', textContent: JSON.stringify(rules) });
    document.head.append(script);
  }`,
};

/** Pages that the browser loads in a frame, before a click, in another window or as a file. */
export const frameScenarios: readonly Scenario[] = [
  {
    name: 'frames',
    steps: [
      signInAda,
      {
        name: 'show who is signed in, also in a frame of a frame',
        run: async ({ visit, page }) => [await visit('/frames'), await readFrames(page)],
        expected: [at('/frames', ADA), ['user_ada', 'user_ada']],
      },
      {
        name: 'are renewed after expiry while the page stays',
        run: async (scene) => {
          const { page } = scene;
          await expire(scene);
          await reloadFrame(page);
          return [await readFrames(page), await readPage(page)];
        },
        expected: [['user_ada', 'user_ada'], { ...ADA, address: '/frames', cookies: SESSION_COOKIES }],
      },
      {
        name: 'in a page of another site keep no session, and end none',
        run: async ({ page, app, visit }) => {
          await page.goto(`http://127.0.0.1:${new URL(app.url).port}/foreign-frame`);
          return [await readFrames(page), await visit('/alone')];
        },
        // The site of the page is that of the emulator: the outer handshake finds its cookies, and the inner one does not.
        expected: [['user_ada', 'nobody'], at('/alone', ADA)],
      },
    ],
  },
  {
    name: 'links that are loaded before the click',
    steps: [
      signInAda,
      ...Object.entries(EARLY_LOADS).map(([name, element]) => ({
        name: `a ${name} link after expiry ends no session`,
        run: async (scene: Scene) => {
          const { page, visit } = scene;
          await visit('/links');
          await expire(scene);
          await page.evaluate(element);
          // A page that is prerendered may never become idle.
          await sleep(500);
          const { redirects: _, ...landing } = await landingOf(page, () => page.getByText('Linked').click());
          return landing;
        },
        expected: { ...ADA, address: '/linked', cookies: SESSION_COOKIES },
      })),
    ],
  },
  {
    name: 'downloads and windows',
    steps: [
      signInAda,
      ...['Attached', 'Downloaded'].map((name) => ({
        name: `the link "${name}" saves the file of the user, and the page stays`,
        run: async ({ page, visit }: Scene) => {
          await visit('/links');
          const [download] = await Promise.all([page.waitForEvent('download'), page.getByText(name).click()]);
          return [download.suggestedFilename(), await contentOf(download), (await readPage(page)).address];
        },
        expected: ['report.txt', 'report of user_ada', '/links'],
      })),
      {
        name: 'a file with a disposition is renewed by a handshake after expiry',
        run: async (scene) => {
          const { page, visit } = scene;
          await visit('/links');
          await expire(scene);
          const [download] = await Promise.all([
            page.waitForEvent('download'),
            page.getByText('Attached').click(),
          ]);
          return [await contentOf(download), (await visit('/after')).user];
        },
        expected: ['report of user_ada', 'user_ada'],
      },
      {
        name: 'a link in a new window is renewed after expiry',
        run: async (scene) => {
          const { page, visit } = scene;
          await visit('/links');
          await expire(scene);
          const [opened] = await Promise.all([page.waitForEvent('popup'), page.getByText('Opened').click()]);
          await opened.waitForLoadState();
          return readPage(opened);
        },
        expected: { ...ADA, address: '/opened', cookies: SESSION_COOKIES },
      },
    ],
  },
];

/** Reads the user of the frame and of its own frame. */
async function readFrames(page: Page): Promise<readonly (string | null)[]> {
  const outer = page.frameLocator('iframe');
  return [
    await outer.locator('#user').textContent(),
    await outer.frameLocator('iframe').locator('#user').textContent(),
  ];
}

/** Reloads the frame of a page, and waits for it and for its own frame. */
async function reloadFrame(page: Page): Promise<void> {
  const [outer] = page.mainFrame().childFrames();
  await outer?.evaluate("{ document.title = 'old'; setTimeout(() => location.reload(), 0); }");
  await outer?.waitForFunction("document.title !== 'old' && document.readyState === 'complete'");
}

async function contentOf(download: { readonly createReadStream: () => Promise<AsyncIterable<unknown>> }) {
  let content = '';
  for await (const chunk of await download.createReadStream()) content += String(chunk);
  return content;
}
