import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['vitest.test.mjs'],
    // The fetch of happy-dom follows the rules of a browser, and the emulator has another origin.
    environmentOptions: { happyDOM: { settings: { fetch: { disableSameOriginPolicy: true } } } },
  },
});
