import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Packages of this repository are taken from their sources, so that a test needs no build. */
const sourceConditions = ['@x/source', 'module', 'node', 'development|production'];

/** Unit tests beside the code. Type tests (`*.test-d.ts`) are checked by `pnpm types`, not run. */
export const unitTests: ViteUserConfig = defineConfig({
  resolve: { conditions: sourceConditions },
  ssr: { resolve: { conditions: sourceConditions } },
  test: {
    include: ['src/**/*.test.ts'],
    restoreMocks: true,
    testTimeout: 30_000, // for what hangs: on a busy machine, good tests take their time
    unstubEnvs: true,
  },
});
