import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';

export interface Size {
  readonly bytes: number;
  readonly gzipBytes: number;
}

/** A build for workers and browsers, in this folder, which depends on the measured packages. */
export const BUNDLING = {
  absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
  bundle: true,
  write: false,
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  conditions: ['workerd', 'browser'],
  // For packages without `exports`. On its own, the platform `neutral` reads no field.
  mainFields: ['module', 'main'],
  // Modules of the runtime, and of a framework that a program with an adapter has anyway.
  external: ['node:*', 'next/*'],
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** Bundles and minifies a program, and returns its size. */
export async function measureBundle(program: string): Promise<Size> {
  const { outputFiles } = await build({
    ...BUNDLING,
    conditions: [...BUNDLING.conditions],
    mainFields: [...BUNDLING.mainFields],
    external: [...BUNDLING.external],
    stdin: { contents: program, resolveDir: BUNDLING.absWorkingDir },
    minify: true,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  return { bytes: code.length, gzipBytes: gzipSync(code, { level: 9 }).length };
}
