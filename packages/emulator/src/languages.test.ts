import { execFile, execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from './index.ts';
import { createTemporaryDirectory } from './temporary-directory.test-support.ts';

const execute = promisify(execFile);
const seed = {
  users: [{ id: 'user_ada' }],
  organizations: [{ id: 'org_acme', name: 'Acme', createdBy: 'user_ada' }],
};

let emulator: Emulator;
let directory: string;
beforeEach(async () => {
  emulator = await createEmulator({ seed });
  const temporary = await createTemporaryDirectory();
  directory = temporary.path;
  return temporary.remove;
});
afterEach(() => emulator.close());

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Returns why a test of a program is skipped. A program that is missing in CI is a failure of the test itself. */
function reasonToSkip(program: string): string | undefined {
  if (process.platform === 'win32') return 'Windows has other shells and programs';
  return process.env['CI'] || isInstalled(program) ? undefined : `${program} is not installed`;
}

/** Returns the block of a language in the part of the README that is for other languages. */
async function blockOf(language: string): Promise<string> {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const part = readme.slice(readme.indexOf('## From other languages'), readme.indexOf('## The command'));
  const block = new RegExp(`^\`\`\`${language}\\n(?<code>.*?)^\`\`\``, 'ms').exec(part)?.groups?.['code'];
  if (block === undefined) throw new Error(`The README has no block of ${language}.`);
  return block.replaceAll('http://127.0.0.1:4010', emulator.url);
}

async function run(program: string, file: string, code: string): Promise<string> {
  const path = join(directory, file);
  await writeFile(path, code);
  const { env } = emulator;
  const options = { cwd: directory, env: { ...process.env, ...env } };
  const { stdout } = await execute(program, [path], options);
  return stdout;
}

const programs: ReadonlyArray<readonly [program: string, title: string, test: () => Promise<void>]> = [
  [
    'curl',
    'curl runs the commands of the README',
    async () => {
      const output = await run('sh', 'commands.sh', `set -eu\n${await blockOf('sh')}`);
      expect(output).toContain('{"status":"ok"');
      expect(output).toContain('"token":');
      expect(output).toContain('"route":"GET /v1/users"');
      // The last command is reset.
      expect(emulator.export().clock).toEqual({ offsetInMs: 0 });
      expect(emulator.snapshot().records['sessions']).toBeUndefined();
    },
  ],
  [
    'python3',
    'Python runs the program of the README',
    async () => {
      await run('python3', 'program.py', await blockOf('python'));
      const paths = emulator.requests.map(({ method, path }) => `${method} ${path}`);
      expect(paths).toEqual(['POST /v1/users', expect.stringMatching(/^GET \/v1\/sessions\/sess_/)]);
    },
  ],
];

describe('other languages', () => {
  for (const [program, title, test] of programs) {
    const reason = reasonToSkip(program);
    if (reason !== undefined) console.warn(`Skipped: ${title}. ${reason}.`);
    it.skipIf(reason !== undefined)(title, test);
  }
});
