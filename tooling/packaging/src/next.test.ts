import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { consumerDirectory } from './consumers.ts';
import { installInto } from './install.ts';
import { run } from './run.ts';
import { packagingRoot, readManifest } from './workspace.ts';

const sandbox = inject('sandbox');

const { version: newest } = await readManifest(join(packagingRoot, 'node_modules/next'));

/** The newest version, and the oldest major version that is a peer of the package. */
it.each([newest, '15'])(
  'Next.js %s builds an application, and its pages know who sent the request',
  async (version) => {
    const project = join(sandbox.directory, 'projects', `next-${version}`);
    const packages = ['@x/adapters', '@x/backend', '@x/emulator', `next@${version}`, 'react', 'react-dom'];
    await installInto(project, packages, 'npm', sandbox);
    await cp(consumerDirectory('next'), project, { recursive: true });
    const env = { ...sandbox.env, NEXT_TELEMETRY_DISABLED: '1' };
    const built = {
      CLERK_SECRET_KEY: 'sk_test_1',
      CLERK_PUBLISHABLE_KEY: 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k',
    };
    await run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
      cwd: project,
      env: { ...env, ...built },
    });
    const { stdout } = await run(process.execPath, ['scenario.mjs'], { cwd: project, env });
    expect(stdout).toBe('done\n');
  },
  300_000,
);
