import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { installInto } from './install.ts';
import { run } from './run.ts';

const sandbox = inject('sandbox');
const project = join(sandbox.directory, 'projects/source-maps');
const INVALID_CALL = 'createTokenVerifier({ clockSkewInMs: -1 })';
const PROGRAMS = {
  'main.mjs': `import { createTokenVerifier } from '@x/jwt';\n${INVALID_CALL};\n`,
  'main.cjs': `const { createTokenVerifier } = require('@x/jwt');\n${INVALID_CALL};\n`,
};

describe('An error that an installed package throws', () => {
  beforeAll(async () => {
    await installInto(project, ['@x/jwt'], 'npm', sandbox);
    for (const [file, program] of Object.entries(PROGRAMS)) {
      await writeFile(join(project, file), program);
    }
  });

  const printError = (file: string, ...flags: string[]) =>
    run(process.execPath, [...flags, file], { cwd: project, env: sandbox.env }).then(
      () => 'no error',
      (error: Error) => error.message,
    );

  it.each(Object.keys(PROGRAMS))('has a stack that names functions of dist: %s', async (file) => {
    const printed = await printError(file);
    expect(printed).toMatch(/at createTokenVerifier \(.*@x\/jwt\/dist\/[\w.]+js:\d+:\d+\)/);
  });

  it.each(Object.keys(PROGRAMS))(
    'shows the line of the source with --enable-source-maps: %s',
    async (file) => {
      const printed = await printError(file, '--enable-source-maps');
      expect(printed).toMatch(/@x\/jwt\/src\/[\w/-]+\.ts:\d+/);
      // Node quotes the line that throws, which it reads from the source in the package.
      expect(printed).toMatch(/^ *throw new ConfigError\(/m);
    },
  );
});
