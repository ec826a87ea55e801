import { existsSync, readdirSync } from 'node:fs';
import process from 'node:process';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_FLAGS, chromiumPath } from '../../config/chromium.ts';
import { SITE } from './build-site.ts';
import { type Crawl, crawlSite } from './crawl-site.ts';
import { sample } from './sample.ts';
import { serveSite } from './serve-site.ts';

const pages = existsSync(SITE)
  ? readdirSync(SITE, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.html'))
      .sort()
  : [];
const isWritten = (path: string) => /^(?:documents|modules)\//.test(path);

/** A page of each kind. The pages of a kind have the same structure. */
const KINDS: Readonly<Record<string, string>> = {
  'the first page': 'index.html',
  'a quick start': 'documents/Express.html',
  'a guide': 'documents/Security_model.html',
  'a README': 'documents/_x_backend.html',
  'a page of a package': 'documents/_x_auth-state.Guard_a_request.html',
  'a page of a code': 'documents/token-expired.html',
  'a module': 'modules/_x_jwt.html',
  'a function': 'functions/_x_jwt.verifyToken.html',
  'an interface': 'interfaces/_x_jwt.JwtPayload.html',
  'a class': 'classes/_x_errors.ConfigError.html',
  'a type': 'types/_x_auth-state.RequestState.html',
  'a variable': 'variables/_x_rest-client_operations.getUser.html',
};
const typical = Object.values(KINDS);

/** `SITE_SEED=2 pnpm docs:test` loads another tenth of the generated pages. */
const SEED = Number(process.env['SITE_SEED'] ?? 1);

/** The rules of WCAG 2, levels A and AA. The theme has links in the headings of its navigation, which open and close. */
const AXE = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
  rules: { 'nested-interactive': { enabled: false } },
};

/** A tab in the background is slow: it waits for frames that are not drawn. */
const NO_BACKGROUND = [
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
];
const PHONE = { width: 390, height: 800 };

/** Ends a step of a browser that hangs. On a busy machine a step can take a minute. */
const STEP_LIMIT_IN_MS = 300_000;

let site: Awaited<ReturnType<typeof serveSite>>;
beforeAll(async () => {
  site = await serveSite(SITE);
});
afterAll(() => site.close());

it('has a page of each kind', () => {
  expect(pages.length).toBeGreaterThan(500);
  expect(Object.entries(KINDS).filter(([, page]) => !pages.includes(page))).toEqual([]);
});

describe('over HTTP', () => {
  let crawl: Crawl;
  beforeAll(async () => {
    crawl = await crawlSite(site.origin);
  });

  it('has no dead link, file or fragment', () => {
    expect(crawl.faults).toEqual([]);
  });

  it('leads from the first page to every page, without JavaScript', () => {
    expect(crawl.pages).toEqual(pages);
  });
});

describe.skipIf(chromiumPath === undefined && !process.env['CI'])('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    const args = [...CHROMIUM_FLAGS, ...NO_BACKGROUND];
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args });
  });
  afterAll(() => browser?.close());

  /** Visits each page in one of two tabs, and returns what the visits and the console of the browser say. */
  async function visitEach(
    paths: readonly string[],
    options: BrowserContextOptions,
    visit: (page: Page) => Promise<readonly string[]>,
  ): Promise<readonly string[]> {
    const waiting = [...paths];
    const found: string[] = [];
    const work = async () => {
      const context = await browser.newContext(options);
      context.setDefaultTimeout(STEP_LIMIT_IN_MS);
      const page = await context.newPage();
      const note = (text: string) => found.push(`${new URL(page.url()).pathname}: ${text}`);
      page.on('console', (message) => message.type() === 'error' && note(message.text()));
      page.on('pageerror', (error) => note(error.message));
      for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        const response = await page.goto(`${site.origin}/${path}`);
        const status = response?.status();
        found.push(...(status === 200 ? [] : [`${path}: status ${status}`]));
        for (const text of await visit(page)) {
          note(text);
        }
      }
      await context.close();
    };
    await Promise.all([work(), work()]);
    return found;
  }

  /** The theme hides a page until its navigation is drawn. */
  const isDrawn = (page: Page) =>
    page.waitForFunction(() => document.body.style.display !== 'none', undefined, { polling: 20 });

  it('loads a page of each kind and a tenth of all pages without an error', async () => {
    const some = new Set([...typical, ...sample(pages, 10, SEED)]);
    expect(await visitEach([...some], {}, async () => [])).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has contrast and labels in %s colours', async (colorScheme) => {
    const found = await visitEach(typical, { colorScheme }, async (page) => {
      await isDrawn(page);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<axe.AxeResults, typeof AXE>(
        (options) => Reflect.get(globalThis, 'axe').run(document, options),
        AXE,
      );
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
    });
    expect(found).toEqual([]);
  });

  it('does not scroll sideways on a phone', async () => {
    const found = await visitEach(typical, { viewport: PHONE }, async (page) => {
      await isDrawn(page);
      return wide(await layoutOf(page));
    });
    expect(found).toEqual([]);
  });

  it('can be read on a phone without JavaScript, with links to all documents', async () => {
    const options = { viewport: PHONE, javaScriptEnabled: false };
    const found = await visitEach([...pages.filter(isWritten), ...typical], options, async (page) => {
      const layout = await layoutOf(page);
      const isReadable = layout.isShown && layout.links > 100;
      return [...(isReadable ? [] : [`shows ${layout.links} links`]), ...wide(layout)];
    });
    expect(found).toEqual([]);
  });

  it.each([
    ['a function by its name', 'verifyToken', 'functions/_x_jwt.verifyToken.html'],
    ['a guide by its text', 'satellite', 'documents/Proxies_and_satellites.html'],
    ['a page of a code', 'token-expired', 'documents/token-expired.html'],
  ])('finds %s', async (_what, words, path) => {
    const page = await browser.newPage();
    page.setDefaultTimeout(STEP_LIMIT_IN_MS);
    await page.goto(site.origin);
    await page.locator('#tsd-search-trigger').click();
    await page.locator('#tsd-search-input').fill(words);
    await page.locator(`#tsd-search-results a[href$="${path}"]`).first().click();
    await page.waitForURL(`**/${path}`);
    await page.close();
  });
});

interface Layout {
  readonly isShown: boolean;
  /** Of the navigation without scripts. */
  readonly links: number;
  readonly width: number;
}

/** In one call, because each call of a busy browser takes a moment. */
const layoutOf = (page: Page): Promise<Layout> =>
  page.evaluate(() => ({
    isShown: document.querySelector('.col-content')?.checkVisibility() ?? false,
    links: document.querySelectorAll('.static-navigation a').length,
    width: document.documentElement.scrollWidth,
  }));

const wide = ({ width }: Layout): readonly string[] =>
  width > PHONE.width ? [`is ${width} pixels wide`] : [];
