import { defineConfig } from 'tsup';
import { libraryPerRuntime } from '../../tooling/config/tsup.ts';

export default defineConfig([
  ...libraryPerRuntime(['index']),
  // The command runs under Node only.
  { entry: ['src/cli.ts'], format: ['esm'], platform: 'node', target: 'es2022', external: [/^@x\//] },
]);
