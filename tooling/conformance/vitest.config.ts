import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    // Node loads the built packages, as it does for users.
    server: { deps: { external: [/\/packages\/[\w-]+\/dist\//] } },
    testTimeout: 20_000,
  },
});
