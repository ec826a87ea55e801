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

/** The core modules that the program in Perl needs. Some systems have Perl without them. */
const PERL_MODULES = ['-MHTTP::Tiny', '-MJSON::PP', '-MMIME::Base64', '-e1'];

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, program === 'perl' ? PERL_MODULES : ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** CI installs these, so the test of a missing one fails there. */
const REQUIRED_IN_CI = ['curl', 'python3'];

/** Returns why a test of a program is skipped. */
function reasonToSkip(program: string): string | undefined {
  if (process.platform === 'win32') return 'Windows has other shells and programs';
  const isRequired = Boolean(process.env['CI']) && REQUIRED_IN_CI.includes(program);
  return isRequired || isInstalled(program) ? undefined : `${program} is not installed`;
}

/** Returns the block of a language in a document, after the heading about other languages. */
async function blockOf(language: string, document = 'docs/other-languages.md'): Promise<string> {
  const text = await readFile(new URL(`../${document}`, import.meta.url), 'utf8');
  const part = text.slice(text.indexOf('# From other languages'));
  const block = new RegExp(`^\`\`\`${language}\\n(?<code>.*?)^\`\`\``, 'ms').exec(part)?.groups?.['code'];
  if (block === undefined) throw new Error(`${document} has no block of ${language}.`);
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

/** Runs a program of the folder `smoke`, which prints what it has checked. */
async function runSmoke(program: string, file: string): Promise<readonly string[]> {
  const code = await readFile(new URL(`../smoke/${file}`, import.meta.url), 'utf8');
  return (await run(program, file, code)).trim().split('\n');
}

/** What the programs of the folder `smoke` check, in every language. */
const smokeChecks = [
  'creates a user with the secret key',
  'needs the secret key',
  'signs in',
  'publishes its key',
  'moves the clock',
  'ends the session',
  'adds a fault',
  'fails once',
  'recovers',
  'deletes the user',
  'has deleted the user',
  'restores a snapshot',
  'has the user again',
  'names a mistake',
  'is reset',
];

const programs: ReadonlyArray<readonly [program: string, title: string, test: () => Promise<void>]> = [
  [
    'curl',
    'curl runs the commands of docs/other-languages.md',
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
    'curl',
    'curl runs the commands of the README',
    async () => {
      const commands = (await blockOf('sh', 'README.md'))
        .split('\n')
        .filter((line) => line.startsWith('curl'));
      const script = ['set -eu', ...commands]
        .join('\n')
        .replaceAll('curl ', 'curl --silent --fail-with-body ');
      expect(await run('sh', 'readme.sh', script)).toContain('"token":');
      expect(emulator.requests).toEqual([]);
    },
  ],
  [
    'python3',
    'Python runs the program of docs/other-languages.md',
    async () => {
      await run('python3', 'program.py', await blockOf('python'));
      const paths = emulator.requests.map(({ method, path }) => `${method} ${path}`);
      expect(paths).toEqual(['POST /v1/users', expect.stringMatching(/^GET \/v1\/sessions\/sess_/)]);
    },
  ],
  [
    'python3',
    'Python drives users, sign-in, clock, faults and snapshots',
    async () => expect(await runSmoke('python3', 'smoke.py')).toEqual(smokeChecks),
  ],
  [
    'perl',
    'Perl drives users, sign-in, clock, faults and snapshots',
    async () => expect(await runSmoke('perl', 'smoke.pl')).toEqual(smokeChecks),
  ],
];

describe('other languages', () => {
  for (const [program, title, test] of programs) {
    const reason = reasonToSkip(program);
    if (reason !== undefined) console.warn(`Skipped: ${title}. ${reason}.`);
    it.skipIf(reason !== undefined)(title, test);
  }
});
