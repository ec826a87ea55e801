import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openSandbox, type Sandbox } from './open-sandbox.ts';
import { packAll, publishAll, type Tarball } from './pack.ts';
import { workspaceRoot } from './workspace.ts';

declare module 'vitest' {
  interface ProvidedContext {
    sandbox: Sandbox;
    tarballs: Tarball[];
  }
}

/** Packs and publishes the packages once for all test files. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { close, ...sandbox } = await openSandbox();
  try {
    const tarballs = await packAll(workspaceRoot, join(sandbox.directory, 'tarballs'), sandbox.pnpm);
    await publishAll(tarballs, sandbox);
    project.provide('sandbox', sandbox);
    project.provide('tarballs', tarballs);
    return close;
  } catch (error) {
    await close();
    throw error;
  }
}
