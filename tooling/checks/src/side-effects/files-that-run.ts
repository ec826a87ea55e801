import { type Plugin, rolldown } from 'rolldown';

/**
 * Bundles `import 'file'` and returns the files that still have code in the bundle. That code runs when an application
 * imports the file. A call that only computes a value can say so: `/* @__PURE__ *\/ compute()`.
 */
export async function filesThatRun(entry: string): Promise<readonly string[]> {
  const bundle = await rolldown({
    input: BARE_IMPORT,
    platform: 'neutral',
    resolve: { conditionNames: ['@x/source'] },
    treeshake: { propertyReadSideEffects: false },
    plugins: [bareImportOf(entry), ownSourcesOnly],
  });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  return output.flatMap((chunk) =>
    chunk.type === 'chunk'
      ? Object.entries(chunk.modules).flatMap(([file, { code }]) => (code ? [file] : []))
      : [],
  );
}

const BARE_IMPORT = 'bare-import';

const bareImportOf = (entry: string): Plugin => ({
  name: BARE_IMPORT,
  resolveId: (id) => (id === BARE_IMPORT ? id : null),
  load: (id) => (id === BARE_IMPORT ? `import ${JSON.stringify(entry)};` : null),
});

/** Leaves npm packages out, and ignores the claim under test: `"sideEffects": false` in our package.json files. */
const ownSourcesOnly: Plugin = {
  name: 'own-sources-only',
  async resolveId(id, importer, options) {
    if (!/^(?:[./#]|@x\/)/.test(id)) {
      return { id, external: true, moduleSideEffects: false };
    }
    const resolved = await this.resolve(id, importer, { ...options, skipSelf: true });
    return resolved === null ? null : { ...resolved, moduleSideEffects: true };
  },
};
