import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTemporaryDirectory } from '../temporary-directory.test-support.ts';
import { readCommandLine } from './flags.ts';
import { serve } from './serve.ts';

let directory: string;
beforeAll(async () => {
  const temporary = await createTemporaryDirectory();
  directory = temporary.path;
  await mkdir(join(directory, 'folder'));
  for (const [name, content] of FILES) await writeFile(join(directory, name), content);
  return temporary.remove;
});

const FILES = [
  ['empty.json', ''],
  ['blank.yaml', ' \n'],
  ['tab.yaml', 'users:\n\t- id: user_ada\n'],
  ['utf16.json', Buffer.from('\ufeff{}', 'utf16le')],
  ['text.json', '"users"'],
  ['typo.json', '{"users":[{"fristName":"Ada"}]}'],
  ['ssh.pub', 'ssh-rsa AAAAB3NzaC1yc2E ada@example.com'],
  ['ec.json', '{"kty":"EC"}'],
] as const;

/** Resolves to the message, with the temporary directory as `/tmp`. */
async function messageOf(args: readonly string[]): Promise<string> {
  try {
    await serve(readCommandLine(args.map((arg) => arg.replace('/tmp', directory))));
  } catch (error) {
    return String(error instanceof Error && error.message).replaceAll(directory, '/tmp');
  }
  throw new Error('It started.');
}

describe('a mistake in the command', () => {
  it.each([
    [['--port', '70000'], '--port must be an integer from 0 to 65535, not "70000".'],
    [['--port', '1e3'], '--port must be an integer from 0 to 65535, not "1e3".'],
    [['--host', 'http://localhost'], 'host "http://localhost" is not an address of this machine'],
    [['--host', '192.0.2.1', '--port', '0'], 'host "192.0.2.1" is not an address of this machine'],
    [['--seed', '/tmp/missing.json'], '--seed: "/tmp/missing.json" does not exist (ENOENT).'],
    [['--seed', '/tmp/folder'], '--seed: "/tmp/folder" is a directory: pass the path of a file (EISDIR).'],
    [['--seed', '/tmp/empty.json/seed.json'], 'leads through a file that is not a directory (ENOTDIR).'],
    [['--seed', '/tmp/a\0b'], 'contains a null character'],
    [['--seed', '/tmp/empty.json'], '/tmp/empty.json is empty.'],
    [['--seed', '/tmp/blank.yaml'], '/tmp/blank.yaml is empty.'],
    [
      ['--seed', '/tmp/tab.yaml'],
      '/tmp/tab.yaml is not YAML: Tabs are not allowed as indentation at line 2, column 1',
    ],
    [['--seed', '/tmp/utf16.json'], '/tmp/utf16.json is not UTF-8 text. Save it as UTF-8.'],
    [['--seed', '/tmp/text.json'], 'seed must be an object with users and organizations, not "users".'],
    [['--seed', '/tmp/typo.json'], '/tmp/typo.json: seed.users[0]: Unknown option "fristName".'],
    [['--import', '/tmp/folder'], '--import: "/tmp/folder" is a directory'],
    [['--import', '/tmp/typo.json'], 'This is not a snapshot of an emulator.'],
    [['--signing-key', '/tmp/missing.pem'], '--signing-key: "/tmp/missing.pem" does not exist'],
    [['--signing-key', '/tmp/ssh.pub'], '/tmp/ssh.pub is not a private key.'],
    [['--signing-key', '/tmp/ec.json'], 'signingKey must be a private RSA key as a JWK'],
    [['--persist', '/tmp/folder'], 'persist: "/tmp/folder" is a directory'],
    [['--persist', '/tmp/missing/state'], 'is in a directory that does not exist: create it first (ENOENT).'],
    [['--write-env', '/tmp/folder', '--port', '0'], '--write-env: "/tmp/folder" is a directory'],
    [['--write-env', '/tmp/missing/.env', '--port', '0'], 'is in a directory that does not exist'],
    [['--now', 'yesterday'], '--now must be a time such as 2026-01-02T03:04:05Z, not "yesterday".'],
    [['--now', '1700000000'], '--now must be a time such as 2026-01-02T03:04:05Z, not "1700000000".'],
    [['--rate-limits', 'prod'], '--rate-limits must be development or production, not "prod".'],
    [['--webhook', 'ftp://x'], 'webhooks[0].url must be a URL such as'],
    [['--app-origin', 'localhost:3000'], 'appOrigin must be an origin such as "http://localhost:3000"'],
    [['--allow-host', 'a/b'], 'allowedHosts must be a list of host names'],
    [['--secret-key', 'sk_live_secret'], 'secretKey must start with sk_test_.'],
    [['--pem'], '--pem is an option of x-emulator generate-key, not of x-emulator serve.'],
    [
      ['generate-key', '--port', '1'],
      '--port is an option of x-emulator serve, not of x-emulator generate-key.',
    ],
  ])('is named: %j', async (args, expected) => {
    const message = await messageOf(args);
    expect(message).toContain(expected);
    expect(message).not.toMatch(/\n|secret$/);
  });

  it('is named if another program uses the port', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    expect(await messageOf(['--port', String(port)])).toBe(
      `createEmulator(): port ${port} is in use: stop the other program, or pass 0 for any free port (EADDRINUSE).`,
    );
    server.close();
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'is named if the user has no right to a file (skipped for root and on Windows, which can read every file)',
    async () => {
      await writeFile(join(directory, 'closed.json'), '{}', { mode: 0 });
      expect(await messageOf(['--seed', '/tmp/closed.json'])).toContain('permission denied (EACCES).');
    },
  );
});
