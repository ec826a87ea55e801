import { mergeConfig } from 'vitest/config';
import { unitTests } from './vitest.ts';

export default mergeConfig(unitTests, { test: { include: ['*.test.ts'] } });
