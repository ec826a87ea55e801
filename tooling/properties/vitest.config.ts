import { mergeConfig } from 'vitest/config';
import { unitTests } from '../config/vitest.ts';

const isLong = process.env['PROPERTY_RUNS'] !== undefined;

export default mergeConfig(unitTests, isLong ? { test: { testTimeout: 0 } } : {});
