import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Packages of the workspace are loaded from their sources, so a test needs no build (decision 001). */
const sourceConditions = ['@x/source', 'module', 'node', 'development|production'];

/** Unit tests next to the code. `pnpm types` checks type tests (`*.test-d.ts`); they don't run. */
export const unitTests: ViteUserConfig = defineConfig({
  resolve: { conditions: sourceConditions },
  ssr: { resolve: { conditions: sourceConditions } },
  test: {
    include: ['src/**/*.test.ts'],
    restoreMocks: true,
    testTimeout: 30_000, // long enough for a busy machine: the limit only ends tests that hang
    unstubEnvs: true,
  },
});
