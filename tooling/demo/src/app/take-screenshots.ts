import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, chromiumPath } from '../../../config/chromium.ts';
import type { Demo } from './start-demo.ts';

/** A window, and the way to what it shows. */
interface Shot {
  readonly name: string;
  readonly window: Pick<BrowserContextOptions, 'colorScheme' | 'viewport'>;
  /** Clicks as a person does, and fails if the page shows something else. */
  readonly steps: (page: Page, demo: Demo) => Promise<unknown>;
}

const DESKTOP = { width: 1120, height: 720 };
const PHONE = { width: 390, height: 700 };

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

async function signIn(page: Page, { url }: Demo, user: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('link', { name: 'Sign in' }).last().click();
  await page.getByRole('button', { name: user }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

const SHOTS: readonly Shot[] = [
  {
    name: 'home',
    window: { colorScheme: 'dark', viewport: DESKTOP },
    steps: async (page, { url }) => {
      await page.goto(url);
      await heading(page, 'Notes that know whose they are.');
    },
  },
  {
    name: 'missing',
    window: { colorScheme: 'light', viewport: PHONE },
    steps: async (page, { url }) => {
      await page.goto(`${url}/nowhere`);
      await heading(page, 'Nothing is written here.');
    },
  },
  {
    name: 'application-phone',
    window: { colorScheme: 'dark', viewport: PHONE },
    steps: async (page, demo) => {
      await signIn(page, demo, 'Alan Turing');
      await page.goto(`${demo.url}/orgs/engines`);
      await heading(page, 'Analytical Engines');
    },
  },
  {
    name: 'sign-in',
    window: { colorScheme: 'light', viewport: DESKTOP },
    steps: async (page, { url }) => {
      await page.goto(`${url}/orgs/engines`);
      await heading(page, 'Sign in');
    },
  },
  {
    name: 'application',
    window: { colorScheme: 'light', viewport: DESKTOP },
    steps: async (page, demo) => {
      await signIn(page, demo, 'Ada Lovelace');
      await page.getByRole('link', { name: 'Analytical Engines' }).click();
      await heading(page, 'Analytical Engines');
      await page.getByLabel('A note').fill('Write to Charles about the difference.');
      await page.getByRole('button', { name: 'Add' }).click();
      await page.getByText('Write to Charles').waitFor();
    },
  },
  {
    name: 'inspector',
    window: { colorScheme: 'dark', viewport: DESKTOP },
    steps: async (page, demo) => {
      await page.goto(`${demo.emulator.frontendApiUrl}/__emulator/inspector/users`);
      await page.getByRole('button', { name: 'Sign in as Grace Hopper' }).click();
      await page.getByRole('button', { name: `Sign in and open ${new URL(demo.url).host}` }).click();
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
      await page.getByRole('link', { name: 'Inspector' }).click();
      await page.getByRole('link', { name: 'Users' }).first().click();
      await heading(page, 'Users');
    },
  },
  {
    name: 'inspector-phone',
    window: { colorScheme: 'light', viewport: PHONE },
    steps: async (page, { emulator }) => {
      await page.goto(`${emulator.frontendApiUrl}/__emulator/inspector/sessions`);
      await heading(page, 'Sessions');
    },
  },
];

/** Uses the application in Chromium without a network, and writes a screenshot of each step into the directory. */
export async function takeScreenshots(demo: Demo, directory: string): Promise<void> {
  if (chromiumPath === undefined) {
    throw new Error('No Chromium is installed, which takes the screenshots.');
  }
  await mkdir(directory, { recursive: true });
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [...CHROMIUM_FLAGS, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'],
  });
  try {
    for (const { name, window, steps } of SHOTS) {
      const context = await browser.newContext(window);
      const page = await context.newPage();
      await steps(page, demo);
      await checkPage(page);
      await page.screenshot({ path: join(directory, `${name}.png`) });
      await context.close();
    }
    await checkApi(demo);
  } finally {
    await browser.close();
  }
}

/** Rejects for a page that is not accessible, or wider than its window. */
async function checkPage(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  const findings = await page.evaluate(
    "axe.run({ preload: false, resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id }) => id).join())",
  );
  if (findings !== '' || overflow !== 0) {
    throw new Error(
      `${page.url()} has findings of axe-core: ${findings}. It is ${overflow} pixels too wide.`,
    );
  }
}

/** The API answers a session, and rejects a request without one. */
async function checkApi({ url, emulator }: Demo): Promise<void> {
  const { headers } = await emulator.signIn('user_ada', { organizationId: 'org_engines' });
  const statuses = [];
  for (const sent of [{}, headers]) {
    const { status } = await fetch(`${url}/api/notes`, { headers: sent });
    statuses.push(status);
  }
  if (statuses.join() !== '401,200') {
    throw new Error(`The API has answered ${statuses.join(' and ')} in place of 401 and 200.`);
  }
}
