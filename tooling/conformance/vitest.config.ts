import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    // The packages are taken as users get them: built, and loaded by Node itself.
    server: { deps: { external: [/\/packages\/[\w-]+\/dist\//] } },
    testTimeout: 20_000,
  },
});
