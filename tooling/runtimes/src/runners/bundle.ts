import { builtinModules } from 'node:module';
import { type BuildOptions, build } from 'esbuild';
import type { Program } from './runner.ts';

/** How a runtime wants its code. */
export interface Target
  extends Pick<BuildOptions, 'banner' | 'conditions' | 'format' | 'globalName' | 'platform'> {
  /** The last lines, which may use `run` and `input`. */
  readonly main: string;
}

/** Older packages name the modules of Node without the prefix, which not every runtime knows. */
const PREFIXED = Object.fromEntries(builtinModules.map((name) => [name, `node:${name}`]));

/** The first line of a module where there is Node: CommonJS packages that are bundled ask for its parts. */
export const REQUIRE =
  "import { createRequire as r } from 'node:module'; const require = r('file:///program.mjs');";

/** Bundles a program with the packages as they are built, by the export conditions of a runtime. */
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
    // Where they aren't there, what asks for them fails when it is run.
    external: ['node:*'],
    // Without a platform, esbuild finds no package that has no exports.
    ...(options.platform === 'neutral' && { mainFields: ['module', 'main'] }),
    plugins: [...plugins],
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
