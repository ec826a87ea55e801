import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_FLAGS, chromiumPath } from '../../config/chromium.ts';
import { SITE } from './build-site.ts';
import { deadLinks } from './dead-links.ts';
import { serveSite } from './serve-site.ts';

const pages = existsSync(SITE)
  ? readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'))
  : [];

/** One page of each kind, and every document. The pages of a kind have the same structure. */
const kinds = ['index', 'modules/_x_jwt', 'functions/_x_jwt.verifyToken', 'interfaces/_x_jwt.JwtPayload'];
const typical = [
  ...kinds.map((kind) => `${kind}.html`),
  ...pages.filter((page) => page.startsWith('documents/')),
];

/** The rules of WCAG 2, levels A and AA. The theme has links in the headings of its navigation, which open and close. */
const AXE = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
  rules: { 'nested-interactive': { enabled: false } },
};

const TABS = 4;

it('has pages', () => {
  expect(pages.length).toBeGreaterThan(500);
  expect(typical.filter((page) => !pages.includes(page))).toEqual([]);
});

it('has no dead link', () => {
  expect(
    deadLinks(
      SITE,
      pages.map((page) => join(SITE, page)),
    ),
  ).toEqual([]);
});

describe.skipIf(chromiumPath === undefined && !process.env['CI'])('in Chromium', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveSite>>;

  beforeAll(async () => {
    site = await serveSite(SITE);
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: [...CHROMIUM_FLAGS] });
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  /** Runs a visit for each page, in several tabs, and returns what the visits found. */
  async function visitEach(
    paths: readonly string[],
    options: Parameters<Browser['newContext']>[0],
    visit: (page: Page, path: string) => Promise<readonly string[]>,
  ): Promise<readonly string[]> {
    const context = await browser.newContext(options);
    const waiting = [...paths];
    const found: string[] = [];
    const work = async () => {
      const page = await context.newPage();
      const note = (text: string) => found.push(`${new URL(page.url()).pathname}: ${text}`);
      page.on('console', (message) => message.type() === 'error' && note(message.text()));
      page.on('pageerror', (error) => note(error.message));
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        const response = await page.goto(`${site.origin}/${path}`);
        found.push(
          ...(response?.ok() ? [] : [`${path}: ${response?.status()}`]),
          ...(await visit(page, path)),
        );
      }
    };
    await Promise.all(Array.from({ length: TABS }, work));
    await context.close();
    return found;
  }

  it('loads documents, modules and a tenth of the generated pages without an error', async () => {
    const sample = pages.filter((page, index) => /^(?:documents|modules)\//.test(page) || index % 10 === 0);
    expect(await visitEach(sample, {}, async () => [])).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has contrast and labels in %s colours', async (colorScheme) => {
    const found = await visitEach(typical, { colorScheme }, async (page, path) => {
      // By time, because a tab in the background draws no frames.
      await page.waitForFunction(() => document.body.style.display !== 'none', undefined, { polling: 50 });
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(
        (options) => Reflect.get(globalThis, 'axe').run(document, options),
        AXE,
      );
      return (violations as axe.Result[]).flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${path}: ${id}: ${html.slice(0, 120)}`),
      );
    });
    expect(found).toEqual([]);
  });

  it('does not scroll sideways on a phone', async () => {
    const viewport = { width: 390, height: 800 };
    const found = await visitEach(typical, { viewport }, async (page, path) => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      return width > viewport.width ? [`${path}: ${width} pixels`] : [];
    });
    expect(found).toEqual([]);
  });

  it('shows its content and links to all documents without JavaScript', async () => {
    const found = await visitEach(typical, { javaScriptEnabled: false }, async (page, path) => {
      const isShown = await page.locator('.col-content').isVisible();
      const links = await page.locator('.static-navigation a').count();
      return isShown && links > 20 ? [] : [`${path}: ${links} links`];
    });
    expect(found).toEqual([]);
  });

  it('finds a function by its name, and a guide by its text', async () => {
    const page = await browser.newPage();
    await page.goto(site.origin);
    await page.locator('#tsd-search-trigger').click();
    for (const [words, result] of [
      ['verifyToken', 'verifyToken'],
      ['satellite', 'satellite'],
    ] as const) {
      await page.locator('#tsd-search-input').fill(words);
      await expect
        .poll(() => page.locator('#tsd-search-results').textContent())
        .toMatch(new RegExp(result, 'i'));
    }
    await page.close();
  });
});
