import { lstat, mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';
import { beforeEach, describe, expect, it } from 'vitest';
import { start } from '../in-process.test-support.ts';
import { createEmulator } from '../index.ts';
import { createTemporaryDirectory } from '../temporary-directory.test-support.ts';

let directory: string;
let persist: string;
beforeEach(async () => {
  const temporary = await createTemporaryDirectory();
  directory = temporary.path;
  persist = join(directory, 'state.jsonl');
  return temporary.remove;
});

const onPosix = it.skipIf(process.platform === 'win32');

const seed = { users: [{ id: 'user_ada', firstName: 'Ada' }] };

describe('the option persist', () => {
  it('keeps records, clock and keys for the next start', async () => {
    const { emulator, call } = await start({ persist, seed });
    await call('POST', '/users', { external_id: 'ext_1', password: 'correct horse battery' });
    await call('PATCH', '/users/user_ada', { first_name: 'Augusta' });
    await emulator.signIn('user_ada', { claims: { plan: 'pro' } });
    emulator.advance('2h');
    await emulator.close();

    const again = await createEmulator({ port: false, persist, seed });
    expect(again.export()).toEqual(emulator.export());
    expect(again.now() - Date.now()).toBeGreaterThan(7_190_000);
    await again.close();
  });

  it('goes back to the seed at reset(), and stays there', async () => {
    const first = await start({ persist, seed });
    await first.call('DELETE', '/users/user_ada');
    await first.emulator.close();
    const second = await start({ persist, seed });
    expect((await second.call('GET', '/users/user_ada')).status).toBe(404);
    second.emulator.reset();
    await second.emulator.close();
    const third = await start({ persist });
    expect((await third.call('GET', '/users/user_ada')).status).toBe(200);
    await third.emulator.close();
  });

  it('keeps what restore() has replaced', async () => {
    const { emulator, call } = await start({ persist, seed });
    const snapshot = emulator.snapshot();
    await call('DELETE', '/users/user_ada');
    emulator.restore(snapshot);
    await emulator.close();
    const again = await start({ persist });
    expect((await again.call('GET', '/users/user_ada')).status).toBe(200);
    await again.emulator.close();
  });

  it('leaves the file to the next emulator after close()', async () => {
    const first = await start({ persist, seed });
    const snapshot = first.emulator.snapshot();
    await first.emulator.close();
    const second = await start({ persist });
    await second.call('PATCH', '/users/user_ada', { first_name: 'Augusta' });
    const before = await readFile(persist, 'utf8');
    first.emulator.advance('1h');
    first.emulator.setNow(5);
    first.emulator.restore(snapshot);
    first.emulator.reset();
    await first.call('PATCH', '/users/user_ada', { first_name: 'Eve' });
    expect(await readFile(persist, 'utf8')).toBe(before);
    await second.emulator.close();
    expect(await readFile(persist, 'utf8')).toBe(before);
  });

  onPosix.each(['an existing', 'a new'])(
    'follows a symbolic link to %s file (skipped on Windows, where links need a right)',
    async (kind) => {
      const link = join(directory, 'link.jsonl');
      if (kind === 'an existing') await (await start({ persist, seed })).emulator.close();
      await symlink('state.jsonl', link);
      const first = await start({ persist: link, seed });
      await expect(createEmulator({ port: false, persist })).rejects.toThrow('in use');
      await first.call('PATCH', '/users/user_ada', { first_name: 'Augusta' });
      first.emulator.reset();
      await first.emulator.close();
      expect((await lstat(link)).isSymbolicLink()).toBe(true);
      const second = await createEmulator({ port: false, persist });
      await expect(createEmulator({ port: false, persist: link })).rejects.toThrow('in use');
      expect(second.export()).toEqual(first.emulator.export());
      await second.close();
    },
  );

  it('keeps cascades and the order of records', async () => {
    const { emulator, call } = await start({ persist, seed });
    for (const name of ['b', 'c', 'd']) await call('POST', '/users', { username: name });
    const { body } = await call('GET', '/users?order_by=%2Bcreated_at');
    await call('POST', '/organizations', { name: 'Notes', created_by: body[1].id });
    await call('DELETE', `/users/${body[1].id}`);
    await emulator.close();
    const again = await createEmulator({ port: false, persist });
    expect(JSON.stringify(again.export())).toBe(JSON.stringify(emulator.export()));
    await again.close();
  });

  it('prefers keys that are passed to those of the file', async () => {
    const first = await createEmulator({ port: false, persist, secretKey: 'sk_test_first' });
    await first.close();
    const second = await createEmulator({ port: false, persist, secretKey: 'sk_test_second' });
    expect(second.secretKey).toBe('sk_test_second');
    await second.close();
  });

  onPosix(
    'writes a file that other users cannot read (skipped on Windows, which has no mode bits)',
    async () => {
      const emulator = await createEmulator({ port: false, persist });
      expect((await stat(persist)).mode & 0o077).toBe(0);
      await emulator.close();
    },
  );

  it('does not let the file grow beyond the data', async () => {
    const { emulator, call } = await start({ persist, seed });
    const metadata = { public_metadata: { text: 'x'.repeat(5_000) } };
    for (let index = 0; index < 400; index += 1) await call('PATCH', '/users/user_ada/metadata', metadata);
    expect((await stat(persist)).size).toBeLessThan(1_100_000);
    await emulator.close();
  });

  it('ignores an incomplete last line, whose request was not answered', async () => {
    const { emulator, call } = await start({ persist, seed });
    await call('PATCH', '/users/user_ada', { first_name: 'Augusta' });
    const text = await readFile(persist, 'utf8');
    await emulator.close();
    for (const cut of [1, 10, 100]) {
      await writeFile(persist, text.slice(0, -cut));
      const again = await start({ persist });
      expect((await again.call('GET', '/users/user_ada')).body.first_name).toBe('Ada');
      await again.emulator.close();
    }
  });

  it.each([
    ['text', 'hello\n', 'is damaged at line 1'],
    ['other JSON', '{"a":1}\n', 'is not a file that the option persist has written'],
    ['a damaged line', undefined, 'is damaged at line 2'],
    ['one line without its end', '{', 'is not a file that the option persist has written'],
  ])('rejects %s, and leaves the file as it is', async (_, content, message) => {
    const emulator = await createEmulator({ port: false, persist });
    await emulator.close();
    const text = content ?? `${await readFile(persist, 'utf8')}{"changes":[["users"]]}\n`;
    await writeFile(persist, text);
    await expect(createEmulator({ port: false, persist })).rejects.toThrow(message);
    expect(await readFile(persist, 'utf8')).toBe(text);
  });

  it('rejects a file that another emulator uses, by any path', async () => {
    const emulator = await createEmulator({ port: false, persist });
    const other = join(directory, '.', '..', basename(directory), 'state.jsonl');
    await expect(createEmulator({ port: false, persist: other })).rejects.toThrow('is in use by the process');
    await emulator.close();
    await (await createEmulator({ port: false, persist })).close();
  });

  it.each([
    ['a file without a lock', undefined],
    ['the file of a process that was killed', '4194305'],
    ['the file of an earlier process with the same id', String(process.pid)],
  ])('opens %s once, for emulators that start at the same time', async (_, lock) => {
    if (lock !== undefined) await writeFile(`${persist}.lock`, lock);
    const starts = Array.from({ length: 5 }, () => createEmulator({ port: false, persist }));
    const outcomes = await Promise.allSettled(starts);
    const started = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(started).toHaveLength(1);
    await started[0]?.close();
    await (await createEmulator({ port: false, persist })).close();
  });

  it('waits for a request that is under way when it closes, and keeps what it changes', async () => {
    const { emulator, call } = await start({ persist, seed });
    emulator.faults.add({ route: 'PATCH /v1/users/{user_id}', latencyInMs: 100 });
    const answered = call('PATCH', '/users/user_ada', { first_name: 'Augusta' });
    await emulator.close();
    expect((await answered).status).toBe(200);
    const again = await start({ persist });
    expect((await again.call('GET', '/users/user_ada')).body.first_name).toBe('Augusta');
    await again.emulator.close();
  });

  it('answers 500 to a change that comes too late for the file', async () => {
    const { emulator, call } = await start({ persist, seed });
    emulator.faults.add({ route: 'PATCH /v1/users/{user_id}', latencyInMs: 800 });
    const slow = call('PATCH', '/users/user_ada', { first_name: 'Slow' });
    await emulator.close();
    expect((await call('GET', '/users/user_ada')).status).toBe(200);
    for (const late of [slow, call('POST', '/users', { external_id: 'late' })]) {
      const { status, body } = await late;
      expect([status, body.errors[0].message]).toEqual([
        500,
        'The emulator cannot write its state: The emulator is closed.',
      ]);
    }
    const again = await start({ persist });
    expect((await again.call('GET', '/users/user_ada')).body.first_name).toBe('Ada');
    await again.emulator.close();
  });

  it('takes over the lock of a process that was killed', async () => {
    await writeFile(`${persist}.lock`, '4194305');
    const emulator = await createEmulator({ port: false, persist });
    expect(await readFile(`${persist}.lock`, 'utf8')).toBe(String(process.pid));
    await emulator.close();
  });

  it('unlocks the file if the emulator does not start', async () => {
    await expect(createEmulator({ port: false, persist, secretKey: 'sk_live_1' })).rejects.toThrow(
      'sk_test_',
    );
    await (await createEmulator({ port: false, persist })).close();
  });

  // Windows does not remove a file that is open.
  onPosix(
    'answers 500 while the file cannot be written, and writes everything afterwards (skipped on Windows)',
    async () => {
      const { emulator, call } = await start({ persist, seed });
      await rm(directory, { recursive: true });
      // The file that is open can still be appended to, and a new one cannot be created.
      emulator.restore(emulator.snapshot());
      const failed = await call('PATCH', '/users/user_ada', { first_name: 'Augusta' });
      expect(failed).toMatchObject({ status: 500, body: { errors: [{ code: 'internal_error' }] } });
      expect(failed.body.errors[0].message).toContain('cannot write its state');
      await mkdir(directory);
      expect((await call('GET', '/users/user_ada')).status).toBe(200);
      await emulator.close();
      const again = await start({ persist });
      expect((await again.call('GET', '/users/user_ada')).body.first_name).toBe('Augusta');
      await again.emulator.close();
    },
  );

  it.each(['', 5, null, {}])('rejects the path %j', async (path) => {
    await expect(createEmulator({ port: false, persist: path as never })).rejects.toThrow('persist must be');
  });
});
