import { mergeConfig } from 'vitest/config';
import { unitTests } from '../../tooling/config/vitest.ts';

/** For the generated tests. Their folder is given as vitest's root. */
export default mergeConfig(unitTests, {
  test: { include: ['**/*.doc.test.ts'], testTimeout: 60_000, silent: 'passed-only' },
});
