import { afterAll, describe, it } from 'vitest';
import { chromiumPath } from '../../../config/chromium.ts';
import { closeShared } from './launch.ts';

/** Defines a suite that needs Chromium. Without it, the suite is skipped with a message; in CI it fails. */
export function describeInBrowser(name: string, define: () => void): void {
  if (chromiumPath !== undefined) {
    describe(name, () => {
      afterAll(closeShared);
      define();
    });
    return;
  }
  const missing = 'no Chromium is installed';
  console.info(`skipped: ${name}: ${missing}`);
  describe(name, () => {
    it('has a Chromium', ({ skip }) => {
      if (process.env['CI']) {
        throw new Error(missing);
      }
      skip(missing);
    });
  });
}
