import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { consumerDirectory } from './consumers.ts';
import { findClient } from './overrides/clients.ts';
import { readOverrides } from './overrides/read-overrides.ts';
import { run } from './run.ts';
import { packagingRoot, readManifest, workspaceRoot } from './workspace.ts';

const sandbox = inject('sandbox');
const tarballs = inject('tarballs');

const versionOf = async (name: string) =>
  (await readManifest(join(packagingRoot, 'node_modules', name))).version;

const DEPENDENCIES = {
  '@clerk/express': await versionOf('@clerk/express'),
  '@x/emulator': tarballs.find(({ name }) => name === '@x/emulator')?.version,
  express: await versionOf('express'),
};

const readme = await readFile(join(workspaceRoot, 'packages/compat/README.md'), 'utf8');
const overrides = readOverrides(readme);

it('the readme of @x/compat has a line for every package manager', () => {
  expect(overrides.map(({ manager }) => manager)).toEqual(['npm', 'pnpm', 'yarn', 'bun']);
});

const cases = overrides.flatMap(({ manager, file, line }) =>
  findClient(manager, sandbox).map((client) => ({ ...client, file, line })),
);

describe.each(cases)('with $name', ({ name, command, env, missing, file, line }) => {
  it.skipIf(missing !== undefined)(
    `the line of the readme puts @x/compat in the place of @clerk/backend, and back${missing ?? ''}`,
    async () => {
      const project = join(sandbox.directory, 'overrides', name.replace(' ', '-'));
      await mkdir(project, { recursive: true });
      await copyFile(join(consumerDirectory('overrides'), 'main.mjs'), join(project, 'main.mjs'));
      const manifest = { name: 'consumer', version: '1.0.0', private: true, dependencies: DEPENDENCIES };
      const write = (path: string, text: string) => writeFile(join(project, path), text);
      const installAndRun = async () => {
        const [program = '', ...first] = command;
        await run(program, [...first, 'install'], { cwd: project, env });
        const { stdout } = await run(process.execPath, ['main.mjs'], { cwd: project, env });
        return stdout.trim();
      };

      await write('package.json', JSON.stringify(manifest));
      if (file === 'package.json') {
        await write(file, JSON.stringify({ ...manifest, ...JSON.parse(`{${line}}`) }));
      } else {
        await write(file, `${line}\n`);
      }
      expect(await installAndRun()).toBe('@x/compat');

      await (file === 'package.json' ? write(file, JSON.stringify(manifest)) : rm(join(project, file)));
      expect(await installAndRun()).toBe('@clerk/backend');
    },
    300_000,
  );
});
