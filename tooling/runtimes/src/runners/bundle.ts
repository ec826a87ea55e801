import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { allAttacks } from '../suites/attacks/all-attacks.ts';

/** Bundles the suites with the packages as they are built, by the export conditions of a runtime. */
export async function bundle(
  options: Pick<BuildOptions, 'conditions' | 'format' | 'globalName' | 'platform' | 'stdin'>,
): Promise<string> {
  const resolveDir = fileURLToPath(new URL('..', import.meta.url));
  const { outputFiles } = await build({
    ...options,
    stdin: { resolveDir, loader: 'ts', contents: '', ...options.stdin },
    bundle: true,
    plugins: [attacksAsJson],
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

/** The attacks are signed here: no runtime but Node could, and every one has to get the same tokens. */
const attacksAsJson: Plugin = {
  name: 'attacks-as-json',
  setup({ onLoad }) {
    onLoad({ filter: /all-attacks\.ts$/ }, () => {
      const json = JSON.stringify(JSON.stringify(allAttacks));
      // Parsed where it runs: in a literal, the name `__proto__` would set a prototype.
      return { loader: 'js', contents: `export const allAttacks = JSON.parse(${json});` };
    });
  },
};
