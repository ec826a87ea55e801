import type { Options } from 'tsup';

const common = {
  target: 'es2022',
  sourcemap: true,
  removeNodeProtocol: false,
  // Conditions of this repository: a build must never see the sources of another package.
  external: [/^@x\//],
} satisfies Options;

/** A package that is the same everywhere: one build, ESM, CJS and types. */
export function library(entries: readonly string[]): Options {
  return {
    ...common,
    entry: sources(entries),
    format: ['esm', 'cjs'],
    platform: 'neutral',
    dts: true,
    clean: true,
  };
}

/**
 * A package with a runtime seam: the import `#runtime` is resolved at build time, once for web-standard
 * runtimes (`index.js`) and once for Node (`index.node.js`). Types are those of the web build.
 */
export function libraryPerRuntime(entries: readonly string[]): Options[] {
  return [
    { ...library(entries), clean: false },
    {
      ...common,
      entry: Object.fromEntries(entries.map((entry) => [`${entry}.node`, `src/${entry}.ts`])),
      format: ['esm', 'cjs'],
      platform: 'node',
    },
  ];
}

function sources(entries: readonly string[]): Record<string, string> {
  return Object.fromEntries(entries.map((entry) => [entry, `src/${entry}.ts`]));
}
