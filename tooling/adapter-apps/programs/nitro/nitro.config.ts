import { defineNitroConfig } from 'nitro/config';

/** Bundles the packages of the workspace from their sources, so that no build of them is needed. */
export default defineNitroConfig({
  preset: 'node-middleware',
  compatibilityDate: '2026-11-01',
  srcDir: '.',
  buildDir: 'node_modules/.nitro',
  output: { dir: 'dist' },
  exportConditions: ['@x/source'],
});
