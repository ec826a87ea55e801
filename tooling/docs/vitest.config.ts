import { mergeConfig } from 'vitest/config';
import { limits } from '../config/vitest.ts';

export default mergeConfig(limits, { test: { include: ['src/**/*.test.ts'], reporters: ['verbose'] } });
