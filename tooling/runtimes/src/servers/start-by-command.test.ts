import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startByCommand } from './start-by-command.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'x-programs-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts a program in the Node of this process. */
async function start(body: string, { binary = process.execPath, timeoutInMs = 30_000 } = {}) {
  const entry = join(folder, 'program.mjs');
  await writeFile(entry, `export async function run() { ${body} }`);
  return startByCommand({ entry, timeoutInMs }, { binary, conditions: ['node'] });
}

it('resolves to the URLs that the program prints', async () => {
  await using servers = await start("setInterval(() => {}, 1_000); return ['http://a.example'];");
  expect(servers.urls).toEqual(['http://a.example']);
});

it('ends a program that prints something other than URLs', async () => {
  const failure = await start('console.log("hello"); setInterval(() => {}, 1_000);').catch(String);
  expect(failure).toContain('SyntaxError');
});

it('reads what the program prints later', async () => {
  const body = `
    const { createServer } = await import('node:http');
    const server = createServer((_, response) => {
      process.stdout.write('x'.repeat(2 ** 20), () => response.end('written'));
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return ['http://127.0.0.1:' + server.address().port];
  `;
  await using servers = await start(body);
  expect(await fetch(servers.urls[0] ?? '').then((response) => response.text())).toBe('written');
});

it('ends a program that prints nothing within the time limit', async () => {
  const body = 'console.error("id", process.pid); await new Promise(() => setInterval(() => {}, 1_000));';
  const failure = await start(body, { timeoutInMs: 2_000 }).catch(String);
  expect(failure).toMatch(/^Error: The server printed no URL within 2000 ms: id \d+\n$/);
  const id = Number(/id (?<id>\d+)/.exec(String(failure))?.groups?.['id']);
  expect(() => process.kill(id, 0)).toThrow('ESRCH');
});

it.each([
  ['a program that throws', { body: 'throw new Error("no port");' }, 'The server ended: ', 'no port'],
  ['a missing binary', { body: '', binary: '/missing/deno' }, 'The server ended: ', 'ENOENT'],
])('rejects with the output of %s', async (_, { body, ...options }, ...messages) => {
  const failure = await start(body, options).catch(String);
  for (const message of messages) expect(failure).toContain(message);
});
