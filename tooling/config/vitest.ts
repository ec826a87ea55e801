import { defineConfig, mergeConfig, type ViteUserConfig } from 'vitest/config';

/** Packages of the workspace are loaded from their sources, so a test needs no build (decision 001). */
const sourceConditions = ['@x/source', 'module', 'node', 'development|production'];

/**
 * Limits that only end tests that hang: a busy machine takes long. Every processor runs test files, because many of them wait
 * for servers and other programs. The default leaves one idle, which is half of a machine with two.
 */
export const limits: ViteUserConfig = defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: '100%',
  },
});

/** Unit tests next to the code. `pnpm types` checks type tests (`*.test-d.ts`); they don't run. */
export const unitTests: ViteUserConfig = mergeConfig(limits, {
  resolve: { conditions: sourceConditions },
  ssr: { resolve: { conditions: sourceConditions } },
  test: {
    include: ['src/**/*.test.ts'],
    restoreMocks: true,
    unstubEnvs: true,
  },
});
