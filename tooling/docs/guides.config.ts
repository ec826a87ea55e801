import { mergeConfig } from 'vitest/config';
import { unitTests } from '../config/vitest.ts';

/** For the test file of the guide about testing. Its folder is given as the root. */
export default mergeConfig(unitTests, { test: { include: ['*.test.js'] } });
