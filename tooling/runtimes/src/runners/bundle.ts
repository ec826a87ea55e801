import { builtinModules } from 'node:module';
import { type BuildOptions, build } from 'esbuild';
import type { Program } from './runner.ts';

/** The build options of a runtime. */
export interface Target
  extends Pick<BuildOptions, 'banner' | 'conditions' | 'format' | 'globalName' | 'platform'> {
  /** The last lines of the bundle. They can use `run` and `input`. */
  readonly main: string;
}

/** Older packages import Node modules without the prefix, which not every runtime supports. */
const PREFIXED = Object.fromEntries(builtinModules.map((name) => [name, `node:${name}`]));

/** The first line of a module in runtimes with Node modules: bundled CommonJS packages call `require`. */
export const REQUIRE =
  "import { createRequire as r } from 'node:module'; const require = r('file:///program.mjs');";

/** Bundles a program with the built packages, by the export conditions of a runtime. */
export async function bundle(
  { entry, input = null, plugins = [] }: Program,
  { main, ...options }: Target,
): Promise<string> {
  const contents = [
    `import { run } from ${JSON.stringify(entry)};`,
    `const input = ${JSON.stringify(input)};`,
    main,
  ].join('\n');
  const { outputFiles } = await build({
    ...options,
    stdin: { contents, loader: 'ts', resolveDir: '/' },
    alias: PREFIXED,
    bundle: true,
    // In a runtime without these modules, only code that imports them fails.
    external: ['node:*'],
    // With the neutral platform, esbuild does not find packages without `exports` by default.
    ...(options.platform === 'neutral' && { mainFields: ['module', 'main'] }),
    plugins: [...plugins],
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  const [file] = outputFiles;
  if (file === undefined) {
    throw new Error('esbuild returned no bundle.');
  }
  return file.text;
}
