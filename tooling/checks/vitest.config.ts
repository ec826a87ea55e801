import { mergeConfig } from 'vitest/config';
import { unitTests } from '../../tooling/config/vitest.ts';

/** The checks are pure, so that their tests may share one worker, and with it one copy of the compiler. */
export default mergeConfig(unitTests, { test: { isolate: false } });
