import { dirname } from 'node:path';
import { build, type Plugin } from 'esbuild';

/**
 * Bundles `import 'file'` and returns the files of which the bundle keeps code. That code runs as soon as somebody
 * imports the file. A call that only computes a value can say so: `/* @__PURE__ *\/ compute()`.
 */
export async function filesThatRun(entry: string): Promise<readonly string[]> {
  const { metafile } = await build({
    stdin: { contents: `import ${JSON.stringify(entry)};`, resolveDir: dirname(entry) },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    conditions: ['@x/source'],
    minifySyntax: true,
    logLevel: 'silent',
    plugins: [ownSourcesOnly],
  });
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
}

/** Leaves npm packages out, and ignores the claim under test: `"sideEffects": false` in our package.json files. */
const ownSourcesOnly: Plugin = {
  name: 'own-sources-only',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /.*/ }, async ({ path, pluginData, ...args }) => {
      if (pluginData === 'resolved') {
        return undefined;
      }
      if (!/^([./#]|@x\/)/.test(path)) {
        return { path, external: true, sideEffects: false };
      }
      return { ...(await resolve(path, { ...args, pluginData: 'resolved' })), sideEffects: true };
    });
  },
};
