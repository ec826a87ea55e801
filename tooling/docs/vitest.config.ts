import { mergeConfig } from 'vitest/config';
import { unitTests } from '../config/vitest.ts';

/** The suite of the site takes half a minute, and minutes on a busy machine. */
export default mergeConfig(unitTests, { test: { reporters: ['verbose'], testTimeout: 600_000 } });
