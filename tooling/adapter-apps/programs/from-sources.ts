import type { UserConfig } from 'vite';

const conditions = ['@x/source', 'module', 'node', 'production'];

/** Settings of Vite that bundle the packages of the workspace from their sources, so that no build of them is needed. */
export const fromSources = {
  ssr: { resolve: { conditions }, noExternal: [/^@x\//] },
} satisfies UserConfig;
