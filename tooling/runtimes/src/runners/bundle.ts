import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

/** Bundles the suites with the packages as they are built, by the export conditions of a runtime. */
export async function bundle(
  options: Pick<BuildOptions, 'conditions' | 'format' | 'globalName' | 'platform' | 'stdin'>,
): Promise<string> {
  const resolveDir = fileURLToPath(new URL('..', import.meta.url));
  const { outputFiles } = await build({
    ...options,
    stdin: { resolveDir, loader: 'ts', contents: '', ...options.stdin },
    bundle: true,
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  const [file] = outputFiles;
  if (file === undefined) {
    throw new Error('esbuild gave no bundle');
  }
  return file.text;
}
