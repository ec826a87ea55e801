import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { consumerDirectory } from './consumers.ts';
import { installInto } from './install.ts';
import { run } from './run.ts';

const sandbox = inject('sandbox');
const project = join(sandbox.directory, 'projects', 'test-runners');

const PACKAGES = ['@x/backend', '@x/emulator', '@x/adapters', '@x/webhooks', '@x/proxy'];

const RUNNERS = [
  'jest@30.5.2',
  'jest-environment-jsdom@30.5.2',
  'vitest@5.1.2',
  'jsdom@31.0.1',
  'happy-dom@21.0.4',
];

const binaries = createRequire(createRequire(import.meta.url).resolve('@tooling/node-binaries/package.json'));

/** jsdom needs a recent Node. The package is for Linux on x64; elsewhere the current Node runs the tests. */
function findNode(): string {
  try {
    return join(dirname(binaries.resolve('node-24/package.json')), 'bin/node');
  } catch {
    return process.execPath;
  }
}

const COMMANDS: ReadonlyArray<readonly [name: string, args: readonly string[]]> = [
  ['Jest, in node, jsdom, and jsdom with fetch', ['node_modules/jest/bin/jest.js']],
  ['Vitest, in jsdom', ['node_modules/vitest/vitest.mjs', 'run', '--environment', 'jsdom']],
  ['Vitest, in happy-dom', ['node_modules/vitest/vitest.mjs', 'run', '--environment', 'happy-dom']],
];

describe('in a test runner', () => {
  beforeAll(async () => {
    await installInto(project, [...PACKAGES, ...RUNNERS], 'npm', sandbox);
    await cp(consumerDirectory('test-runners'), project, { recursive: true });
  });

  it.each(COMMANDS)('%s, the packages work or name what is missing', async (_name, args) => {
    const { stdout, stderr } = await run(findNode(), args, { cwd: project, env: sandbox.env });
    expect(stdout + stderr).toMatch(/Tests.*passed/);
  });
});
