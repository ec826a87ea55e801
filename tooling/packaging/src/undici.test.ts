import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { consumerDirectory } from './consumers.ts';
import { installInto } from './install.ts';
import { run } from './run.ts';
import { readManifest } from './workspace.ts';

const sandbox = inject('sandbox');

/** The first and the latest version of each supported major version of undici, with a Node version that it supports. */
const VERSIONS: ReadonlyArray<readonly [undici: string, node: string]> = [
  ['6.19.0', 'node-18'],
  ['6.29.1', 'node-18'],
  ['7.0.0', 'node-22'],
  ['7.30.2', 'node-22'],
  ['8.0.0', 'node-24'],
  ['8.13.1', 'node-26'],
];

const binaries = createRequire(createRequire(import.meta.url).resolve('@tooling/node-binaries/package.json'));

/** Returns undefined if the binary is not installed: the packages are for Linux on x64. */
function findNode(name: string): string | undefined {
  try {
    return join(dirname(binaries.resolve(`${name}/package.json`)), 'bin/node');
  } catch {
    return undefined;
  }
}

describe('@x/rest-client/undici', () => {
  it.each(VERSIONS)('works with undici %s in %s', async (version, name) => {
    const node = findNode(name);
    if (node === undefined) {
      expect(process.env['CI']).toBeUndefined();
      return;
    }
    const project = join(sandbox.directory, 'projects', `undici-${version}`);
    await installInto(project, ['@x/rest-client', `undici@${version}`], 'pnpm', sandbox);
    await cp(consumerDirectory('undici'), project, { recursive: true });
    expect((await readManifest(join(project, 'node_modules/undici'))).version).toBe(version);
    for (const program of ['main.mjs', 'main.cjs']) {
      const { stdout } = await run(node, [program], { cwd: project, env: sandbox.env });
      expect(stdout).toBe('done\n');
    }
  });
});
