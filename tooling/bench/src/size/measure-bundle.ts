import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

export interface Size {
  readonly bytes: number;
  readonly gzipBytes: number;
}

/** Where the packages under measure are dependencies. */
const packageDirectory = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles a program as for a worker or a browser, and weighs what is left of it. */
export async function measureBundle(program: string): Promise<Size> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: packageDirectory },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    conditions: ['workerd', 'browser'],
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  return { bytes: code.length, gzipBytes: gzipSync(code, { level: 9 }).length };
}
