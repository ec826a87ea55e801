import type { Emulator } from '@x/emulator';
import { source as axe } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeInBrowser } from '../browser/describe-in-browser.ts';
import { foreignHostsOf, launch, type Profile } from '../browser/launch.ts';
import { pathsOf, STATES } from './states.ts';

/** The hostile and the empty state have the same elements as the seeded one, so axe-core runs there in one window. */
const WINDOWS = [
  { name: 'light', isWide: true, options: { colorScheme: 'light', viewport: { width: 1280, height: 800 } } },
  {
    name: 'dark, on a phone',
    isWide: false,
    options: { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
  },
] as const;

/** Opens all that is closed, runs axe-core, and returns its findings with the elements. */
const RUN_AXE = `(async () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
  const { violations } = await axe.run({ preload: false, resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html, any }) => html.slice(0, 160) + ' ' + (any[0]?.message ?? '')).join(' | '));
})()`;

describeInBrowser('the pages of the emulator', () => {
  describe.each(STATES)('$name', (state) => {
    let emulator: Emulator;
    beforeAll(async () => {
      emulator = await state.start();
    });
    afterAll(() => emulator?.close());

    it.each(WINDOWS)(
      'are accessible, quiet and no wider than the window: $name',
      async ({ isWide, options }) => {
        const profile = await launch(options);
        try {
          const runsAxe = isWide || state.name === 'a seeded emulator';
          const paths = pathsOf(emulator, state);
          const findings = await findingsOf(profile, { emulator, paths, runsAxe });
          expect(findings).toEqual([]);
          expect(foreignHostsOf(profile)).toEqual([]);
        } finally {
          await profile.close();
        }
      },
    );
  });
});

interface Visit {
  readonly emulator: Emulator;
  readonly paths: readonly string[];
  readonly runsAxe: boolean;
}

/** Opens every page, and returns what is wrong with any. */
async function findingsOf(
  { context }: Profile,
  { emulator, paths, runsAxe }: Visit,
): Promise<readonly string[]> {
  const findings: string[] = [];
  const page = await context.newPage();
  const add = (finding: string) => findings.push(`${page.url().replace(emulator.url, '')}: ${finding}`);
  page.on('dialog', () => add('a script ran'));
  page.on('pageerror', ({ message }) => add(message));
  page.on('console', (message) => {
    const isNotFound = message.location().url.endsWith('/none') && message.text().includes('404');
    if (!isNotFound) {
      add(message.text());
    }
  });
  for (const path of paths) {
    await page.goto(emulator.url + path);
    const overflow = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
    if (overflow > 0) {
      add(`${overflow} pixels too wide`);
    }
    if (runsAxe) {
      await page.evaluate(axe);
      // The expression returns a list of strings.
      const violations = (await page.evaluate(RUN_AXE)) as readonly string[];
      for (const violation of violations) {
        add(violation);
      }
    }
  }
  return findings;
}
