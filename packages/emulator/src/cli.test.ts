import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { parse as parseDotenv } from 'dotenv';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXIT_AFTER_SIGNAL, run, serve } from './command/run-command.test-support.ts';
import { createSigningKey } from './keys/signing-key.ts';
import { testKeys } from './keys/test-keys.ts';
import { createTemporaryDirectory } from './temporary-directory.test-support.ts';

let directory: string;
beforeAll(async () => {
  const temporary = await createTemporaryDirectory();
  directory = temporary.path;
  return temporary.remove;
});

async function write(name: string, content: string): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, content);
  return path;
}

/** Docker and GitHub Actions read a line up to the first equals sign as the name, and the rest as it is. */
const readPlainly = (text: string) =>
  Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => line.split(/=(.*)/s).slice(0, 2)),
  );

const readWithShell = (path: string, name: string) =>
  execFileSync('sh', ['-c', `. "${path}"; printf %s "$${name}"`], { encoding: 'utf8' });

/** `fetch` does not let a caller choose the Host header. */
const statusForHost = (url: string, host: string) =>
  new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });

describe('x-emulator', () => {
  it('prints the settings, serves, and stops at SIGTERM', async () => {
    const { child, output, exited } = run('--port', '0');
    await expect.poll(() => output.stdout).toContain('CLERK_JWT_KEY=');
    const settings = parseDotenv(output.stdout);
    const headers = { authorization: `Bearer ${settings['CLERK_SECRET_KEY']}` };
    const response = await fetch(`${settings['CLERK_API_URL']}/v1/users`, { headers });
    expect(response.status).toBe(200);
    expect(settings['CLERK_PUBLISHABLE_KEY']).toMatch(/^pk_test_/);
    expect(settings['CLERK_JWT_KEY']).toMatch(/^[A-Za-z0-9+/=]{300,}$/);
    child.kill('SIGTERM');
    expect(await exited).toBe(EXIT_AFTER_SIGNAL);
    expect(output.stderr).toBe('');
  });

  it('writes lines that dotenv, Node, docker and GitHub Actions read alike', async () => {
    const path = join(directory, '.env');
    const { child, exited, settings } = await serve('--host', '127.0.0.1', '--write-env', path);
    child.kill('SIGINT');
    expect(await exited).toBe(EXIT_AFTER_SIGNAL);
    const text = await readFile(path, 'utf8');
    expect(parseDotenv(text)).toEqual(settings);
    expect({ ...parseEnv(text) }).toEqual(settings);
    expect(readPlainly(text)).toEqual(settings);
  });

  it.skipIf(process.platform === 'win32')(
    'writes lines that a shell reads (skipped on Windows, which has no POSIX shell)',
    async () => {
      const path = join(directory, 'shell.env');
      const { settings } = await serve('--write-env', path);
      for (const [name, value] of Object.entries(settings)) expect(readWithShell(path, name)).toBe(value);
    },
  );

  it('serves several at the same time, with a seed, keys and a state of their own', async () => {
    const yaml = await write(
      'seed.yaml',
      `users:
  - &ada { id: user_ada, emailAddress: ada@example.com, createdAt: 2024-05-06T07:08:09Z }
organizations:
  - id: org_acme
    name: Acme
    createdBy: user_ada
`,
    );
    const json = await write('seed.json', JSON.stringify({ users: [{ id: 'user_bob' }] }));
    const running = await Promise.all([
      serve('--seed', yaml, '--secret-key', 'sk_test_1', '--persist', join(directory, '1')),
      serve('--seed', json, '--rate-limits', 'development', '--persist', join(directory, '2')),
    ]);
    const [first, second] = running;
    expect(first.settings.CLERK_SECRET_KEY).toBe('sk_test_1');
    expect(first.settings.CLERK_API_URL).not.toBe(second.settings.CLERK_API_URL);
    const statuses = async (path: string) =>
      Promise.all(running.map(async ({ call }) => (await call('GET', path)).status));
    expect(await statuses('/v1/users/user_ada')).toEqual([200, 404]);
    expect(await statuses('/v1/users/user_bob')).toEqual([404, 200]);
    expect(await statuses('/v1/organizations/org_acme')).toEqual([200, 404]);
    const ada = await (await first.call('GET', '/v1/users/user_ada')).json();
    expect(ada).toMatchObject({ created_at: Date.parse('2024-05-06T07:08:09Z') });
    // More than two windows take: on a busy machine, the requests can outlast the first.
    const counts = await Promise.all(
      Array.from({ length: 300 }, () => second.call('GET', '/v1/users/count')),
    );
    const limited = counts.filter(({ status }) => status === 429);
    expect(limited[0]?.headers.get('retry-after')).toMatch(/^\d+$/);

    for (const { child } of running) child.kill('SIGTERM');
    const exits = await Promise.all(running.map(({ exited }) => exited));
    expect(exits).toEqual([EXIT_AFTER_SIGNAL, EXIT_AFTER_SIGNAL]);
    const again = await serve('--persist', join(directory, '1'));
    expect(again.settings.CLERK_SECRET_KEY).toBe('sk_test_1');
    expect((await again.call('GET', '/v1/users/user_ada')).status).toBe(200);
    again.child.kill('SIGTERM');
  });

  it('signs with a test key that its port selects', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = Object(probe.address());
    await new Promise((resolve) => probe.close(resolve));
    const { settings, child } = await serve('--port', String(port));
    child.kill('SIGTERM');
    const { publicPem } = await createSigningKey(testKeys[(port - 4010) % testKeys.length]);
    expect(settings.CLERK_JWT_KEY).toBe(publicPem.replaceAll(/-----[^-]+-----|\s/g, ''));
  });

  it('answers hosts of private networks and those that are allowed, and no others', async () => {
    const { child, settings } = await serve(
      '--allow-host',
      'auth.example.com',
      '--allow-host',
      'b.example.com',
    );
    const url = `${settings.CLERK_API_URL}/.well-known/jwks.json`;
    for (const host of [
      'localhost:4010',
      'emulator',
      '10.0.0.7:80',
      '[::1]:4010',
      'emulator.ns.svc.cluster.local',
    ]) {
      expect([host, await statusForHost(url, host)]).toEqual([host, 200]);
    }
    for (const host of ['auth.example.com', 'b.example.com:4010']) {
      expect([host, await statusForHost(url, host)]).toEqual([host, 200]);
    }
    for (const host of [
      'evil.example',
      '127.0.0.1.evil.example',
      'evil.example:4010',
      'x.auth.example.com',
    ]) {
      expect([host, await statusForHost(url, host)]).toEqual([host, 403]);
    }
    child.kill('SIGTERM');
  });

  it.each([[[]], [['--pem']]])('makes a signing key that it reads: generate-key %j', async (flags) => {
    const made = run('generate-key', ...flags);
    expect(await made.exited).toBe(0);
    const key = await write(`key${flags.join('')}`, made.output.stdout);
    const running = await Promise.all([serve('--signing-key', key), serve('--signing-key', key), serve()]);
    const [first, second, other] = running.map(({ settings }) => settings.CLERK_JWT_KEY);
    expect(first).toBe(second);
    expect(first).not.toBe(other);
    for (const { child } of running) child.kill('SIGTERM');
  });

  it('starts with what another one has exported', async () => {
    const first = await serve();
    const created = await first.call('POST', '/v1/users', { external_id: 'ext_1' });
    const { id } = (await created.json()) as { id: string };
    const exported = await (await first.call('GET', '/__emulator/snapshot')).text();
    first.child.kill('SIGTERM');
    const second = await serve('--import', await write('export.json', exported));
    expect((await second.call('GET', `/v1/users/${id}`)).status).toBe(200);
    expect(second.settings.CLERK_SECRET_KEY).toBe(first.settings.CLERK_SECRET_KEY);
    second.child.kill('SIGTERM');
  });

  it('prints the usage', async () => {
    const { output, exited } = run('--help');
    expect(await exited).toBe(0);
    expect(output.stdout).toMatch(/^Usage: x-emulator/);
  });

  it.each([
    [['--write-env', join(tmpdir(), 'missing', 'folder', '.env'), '--port', '0'], 'ENOENT'],
    [['--seed', fileURLToPath(import.meta.url)], 'cli.test.ts is not JSON'],
    [['--secret-key', 'sk_live_abc'], 'sk_test_'],
    [['--prot', '1'], 'Unknown option "--prot". Did you mean "--port"?'],
  ])('exits with 1 and prints the reason: %j', async (args, message) => {
    const { output, exited } = run(...args);
    expect(await exited).toBe(1);
    expect(output.stderr).toMatch(/^x-emulator: [^\n]*\n$/);
    expect(output.stderr).toContain(message);
  });
});
