import { mergeConfig } from 'vitest/config';
import { unitTests } from '../config/vitest.ts';

export default mergeConfig(unitTests, { test: { reporters: ['verbose'] } });
