import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  bundleCommand,
  type Program,
  runProgram,
  serveProgram,
} from '../command/run-command.test-support.ts';
import { createTemporaryDirectory } from '../temporary-directory.test-support.ts';

let program: Program;
beforeAll(async () => {
  const temporary = await createTemporaryDirectory();
  // Another user runs it too.
  await chmod(temporary.path, 0o755);
  program = await bundleCommand(temporary.path);
  return temporary.remove;
});

let directory: string;
let persist: string;
beforeEach(async () => {
  const temporary = await createTemporaryDirectory();
  directory = temporary.path;
  persist = join(directory, 'state.jsonl');
  return temporary.remove;
});

/** No process has this id. */
const ENDED = '4194305';

const onPosix = it.skipIf(process.platform === 'win32');

describe('--persist', () => {
  it.each([
    ['without a lock', undefined],
    ['with the lock of a process that ended', ENDED],
    ['with an empty lock', ''],
  ])(
    'has one owner %s, of many processes that start at the same time',
    async (_, lock) => {
      for (let round = 0; round < 2; round += 1) {
        const file = join(directory, `state-${round}.jsonl`);
        if (lock !== undefined) await writeFile(`${file}.lock`, lock);
        const started = Array.from({ length: 5 }, () => serveProgram(program, '--persist', file));
        const outcomes = await Promise.allSettled(started);
        const rejections = outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
        for (const one of outcomes) if (one.status === 'fulfilled') one.value.child.kill('SIGKILL');
        expect(rejections).toEqual(Array(4).fill(expect.stringContaining('is in use by the process')));
      }
    },
    60_000,
  );

  it('leaves the owner of the file alone when a second process starts, and when that one ends', async () => {
    const { call } = await serveProgram(program, '--persist', persist);
    const created = await call('POST', '/v1/users', { username: 'ada' });
    const { id } = Object(await created.json());
    const second = runProgram(program, '--port', '0', '--persist', persist);
    expect(await second.exited).toBe(1);
    expect(second.output.stderr).toContain('is in use by the process');
    expect((await call('PATCH', `/v1/users/${id}`, { first_name: 'Ada' })).status).toBe(200);
    expect(await readFile(persist, 'utf8')).toContain('"first_name":"Ada"');
    expect(await readFile(`${persist}.lock`, 'utf8')).toMatch(/^\d+$/);
  });

  onPosix(
    'answers 500 while the disk is full, keeps what it has answered, and recovers (skipped on Windows, which has no such limit)',
    async () => {
      // A file of this process can have 100 blocks, of 512 or 1,024 bytes.
      const limited: Program = ['sh', '-c', 'ulimit -f 100 && exec "$@"', 'sh', ...program];
      const first = await serveProgram(limited, '--persist', persist);
      const create = () => first.call('POST', '/v1/users', { public_metadata: { text: 'x'.repeat(4_000) } });
      const answered: string[] = [];
      let response = await create();
      while (response.status === 200 && answered.length < 100) {
        answered.push(Object(await response.json()).id);
        response = await create();
      }
      const { errors } = Object(await response.json());
      expect([response.status, errors[0].code]).toEqual([500, 'internal_error']);
      expect(errors[0].message).toContain('cannot write its state');
      expect(answered.length).toBeGreaterThan(3);
      // Also a request that only reads would show what the file does not have.
      expect((await first.call('GET', '/v1/users/count')).status).toBe(500);
      first.child.kill('SIGKILL');
      await first.exited;

      const second = await serveProgram(limited, '--persist', persist);
      for (const id of answered) expect((await second.call('GET', `/v1/users/${id}`)).status).toBe(200);
      while ((await second.call('POST', '/v1/users', { public_metadata: { text: 'x'.repeat(4_000) } })).ok);
      // Each request is carried out, although its answer is 500: there is room again after some.
      const statuses: number[] = [];
      for (const id of answered) statuses.push((await second.call('DELETE', `/v1/users/${id}`)).status);
      expect(statuses.at(-1)).toBe(200);
      second.child.kill('SIGKILL');
      await second.exited;

      const third = await serveProgram(program, '--persist', persist);
      for (const id of answered) expect((await third.call('GET', `/v1/users/${id}`)).status).toBe(404);
      expect((await third.call('GET', '/v1/users')).status).toBe(200);
    },
    60_000,
  );

  onPosix(
    'names a file that it cannot read, and a directory that it cannot write to (skipped on Windows, which has other rights)',
    async () => {
      // The rights of files do not bind the administrator.
      const isRoot = process.getuid?.() === 0;
      // Another user may not reach the folder of the repository, nor the program that runs the tests.
      const node = join(directory, 'node');
      const asNobody = ['setpriv', '--reuid=65534', '--clear-groups', node, ...program.slice(1)];
      const other: Program = isRoot ? ['sh', '-c', 'cd / && exec "$@"', 'sh', ...asNobody] : program;
      if (isRoot) await copyFile(process.execPath, node);
      const run = (path: string) => runProgram(other, '--port', '0', '--persist', path);
      const secret = join(directory, 'secret');
      await chmod(directory, 0o755);
      await mkdir(secret);
      const locked = join(secret, 'state.jsonl');
      await writeFile(locked, '');
      await chmod(locked, 0o400);
      await chmod(secret, 0o555);
      const { exited, output } = run(locked);
      expect([await exited, output.stderr]).toEqual([1, expect.stringContaining('(EACCES)')]);
      expect(output.stderr).toContain(locked);
      expect(output.stderr).not.toContain('    at ');
    },
  );
});
