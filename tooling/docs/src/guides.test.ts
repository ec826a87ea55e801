import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import getPort from 'get-port';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const execute = promisify(execFile);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const guide = await readFile(here('../guides/guides/testing.md'), 'utf8');

/** The blocks of a language in the guide, in their order. */
const blocksOf = (language: string): readonly string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n(?<code>.*?)^\`\`\``, 'gms'))].map(
    ({ groups }) => groups?.['code'] ?? '',
  );

it('the test file of Vitest passes', async () => {
  const [code = ''] = blocksOf('js');
  // In the package, because the file imports from the workspace.
  const folder = here('../generated/vitest');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'guide.test.js'), code);
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
  const args = [vitest, 'run', '--root', folder, '--config', here('../guides.config.ts')];
  const { stdout } = await execute(process.execPath, args, { env: { ...env, NO_COLOR: '1' } });
  expect(stdout).toContain('3 passed');
});

it.skipIf(process.platform === 'win32')('the steps of the CI job pass', async () => {
  const [job = '', seed = ''] = blocksOf('yaml');
  const [program = ''] = blocksOf('python');
  const folder = await mkdtemp(join(tmpdir(), 'guide-'));
  await writeFile(join(folder, 'seed.yaml'), seed);
  await writeFile(join(folder, 'test_notes.py'), program);
  const port = await getPort();
  const command = `'${process.execPath}' --conditions=@x/source --import '${import.meta.resolve('tsx')}' '${here('../../../packages/emulator/src/cli.ts')}'`;

  // As GitHub runs them: each step in a shell of its own, with the variables that earlier steps wrote to a file.
  const steps: ReadonlyArray<{ run?: string }> = parse(job).jobs.test.steps;
  const file = join(folder, 'github.env');
  const script = steps
    .flatMap(({ run }) => (run === undefined || run.startsWith('npm install') ? [] : [run]))
    .map((run) => run.replace('./node_modules/.bin/x-emulator', command).replaceAll('4010', String(port)))
    .map((run) => `touch '${file}'; set -a; . '${file}'; set +a\n${run}`)
    .join('\n');
  const env = { ...process.env, GITHUB_ENV: file };
  const stopped = `trap 'kill %1' EXIT\n${script}`;
  const { stdout } = await execute('bash', ['-e', '-o', 'pipefail', '-c', stopped], { cwd: folder, env });
  expect(stdout).toMatch(/passed\n$/);
  await rm(folder, { recursive: true });
});
