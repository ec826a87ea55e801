import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { consumerDirectory, consumers } from './consumers.ts';
import { findInstalled, installInto, type PackageManager } from './install.ts';
import { run } from './run.ts';
import { readManifest } from './workspace.ts';

const sandbox = inject('sandbox');
const managers: readonly PackageManager[] = ['npm', 'pnpm'];
const programs = ['main.mjs', 'main.cjs'];

describe.each(managers)('With %s', (manager) => {
  for (const { name, installs, gets } of consumers) {
    describe(`the project ${name}`, () => {
      const project = join(sandbox.directory, 'projects', manager, name);
      let installed: Map<string, string>;
      beforeAll(async () => {
        await installInto(project, installs, manager, sandbox);
        await cp(consumerDirectory(name), project, { recursive: true });
        installed = await findInstalled(project);
      });

      it('installs exactly the packages it needs', () => {
        expect([...installed.keys()]).toEqual([...gets].sort());
      });

      it('installs no package with install scripts', async () => {
        const manifests = await Promise.all([...installed.values()].map(readManifest));
        const withScripts = manifests.filter(({ scripts = {} }) =>
          ['preinstall', 'install', 'postinstall'].some((script) => script in scripts),
        );

        expect(withScripts.map((manifest) => manifest.name)).toEqual([]);
      });

      it.each(programs)('runs %s without a warning', async (program) => {
        expect(await run(process.execPath, [program], { cwd: project, env: sandbox.env })).toEqual({
          stdout: 'done\n',
          stderr: '',
        });
      });
    });
  }
});
