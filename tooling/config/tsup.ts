import type { Options } from 'tsup';
import { emitTypes } from './emit-types.ts';

const common = {
  target: 'es2022',
  sourcemap: true,
  removeNodeProtocol: false,
  esbuildOptions: commonOptions,
  // Other packages stay imports; otherwise the build would bundle them.
  external: [/^@x\//],
} satisfies Options;

/** Builds a package that is the same in every runtime: ESM, CJS and types. Runs in the directory of the package. */
export function library(entries: readonly string[]): Options {
  return {
    ...common,
    entry: sources(entries),
    format: ['esm', 'cjs'],
    platform: 'neutral',
    clean: true,
    async onSuccess() {
      emitTypes(process.cwd(), entries);
    },
  };
}

/**
 * Builds a package whose import `#runtime` depends on the runtime: once for web-standard runtimes (`index.js`) and once
 * for Node (`index.node.js`), with the types of the web build (decision 002).
 *
 * Code that several entries use is in one shared file, in CommonJS too: the package keeps keys in module scope, and they
 * must exist once, whichever entry a program loads first.
 */
export function libraryPerRuntime(entries: readonly string[]): Options[] {
  return [
    { ...library(entries), ...sharing('shared'), clean: false },
    {
      ...common,
      ...sharing('shared.node'),
      entry: Object.fromEntries(entries.map((entry) => [`${entry}.node`, `src/${entry}.ts`])),
      format: ['esm', 'cjs'],
      platform: 'node',
    },
  ];
}

/** Names the file that entries share. A name without a hash leaves no outdated file in `dist`. */
function sharing(name: string): Options {
  return {
    splitting: true,
    // Rollup then writes the CommonJS. Without it tsup would rewrite `?.` and `??` into slow helper functions.
    treeshake: true,
    esbuildOptions(options, context) {
      commonOptions(options, context);
      options.chunkNames = name;
    },
  };
}

/**
 * The packages contain the sources that their maps refer to, so the maps don't repeat them. See decision 025. CommonJS
 * calls `require()` in place of `import()`, which Jest does not support in CommonJS.
 */
function commonOptions(...[options, { format }]: Parameters<NonNullable<Options['esbuildOptions']>>): void {
  options.sourcesContent = false;
  if (format === 'cjs') {
    options.supported = { ...options.supported, 'dynamic-import': false };
  }
}

function sources(entries: readonly string[]): Record<string, string> {
  return Object.fromEntries(entries.map((entry) => [entry, `src/${entry}.ts`]));
}
