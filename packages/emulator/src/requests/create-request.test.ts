import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import type { Emulator } from '../emulator.ts';

/** Returns an object of a class of another realm: it works like the original, and `instanceof` does not know it. */
function foreign<T extends object>(original: T): T {
  const proxy = new Proxy(Object.create(null), {
    get: (_target, key) => {
      const value: unknown = Reflect.get(original, key);
      return typeof value === 'function' ? value.bind(original) : value;
    },
  });
  // The proxy has every member of the original.
  return proxy as T;
}

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({ port: false, seed: { users: [{ id: 'user_1' }] } });
});
afterAll(() => emulator.close());

const bearer = () => ({ authorization: `Bearer ${emulator.secretKey}` });
const json = () => ({ ...bearer(), 'content-type': 'application/json' });
const users = () => `${emulator.url}/v1/users`;
const userNamed = (name: string) => JSON.stringify({ email_address: [`${name}@example.com`] });

it('reads a request of another realm with its body and headers', async () => {
  const request = new Request(users(), { method: 'POST', headers: json(), body: userNamed('request') });
  const response = await emulator.fetch(foreign(request));
  expect(response.status).toBe(200);
});

it('lets the second argument replace parts of a request of another realm', async () => {
  const request = new Request(users(), { method: 'POST', headers: json(), body: '{' });
  const response = await emulator.fetch(foreign(request), { body: userNamed('replaced') });
  expect(response.status).toBe(200);
});

it('reads a request of another realm without a body', async () => {
  const request = new Request(`${users()}/user_1`, { headers: bearer() });
  expect((await emulator.fetch(foreign(request))).status).toBe(200);
});

it('reads a blob of another realm as JSON', async () => {
  const body = foreign(new Blob([userNamed('blob')], { type: 'application/json' }));
  const response = await emulator.fetch(users(), { method: 'POST', headers: bearer(), body });
  expect(response.status).toBe(200);
});

it('reads the fields and the file of a form of another realm', async () => {
  const form = new FormData();
  form.append('file', new File([PNG], 'a "quoted"\r\nname.png', { type: 'image/png' }));
  const [url, headers] = [`${users()}/user_1/profile_image`, bearer()];
  const response = await emulator.fetch(url, { method: 'POST', headers, body: foreign(form) });
  expect(response.status).toBe(200);
});

it('reads search parameters of another realm', async () => {
  const body = foreign(new URLSearchParams({ identifier: 'absent@example.com' }));
  const url = `${emulator.frontendApiUrl}/v1/client/sign_ins`;
  const response = await emulator.fetch(url, { method: 'POST', body });
  const { errors } = (await response.json()) as { errors: Array<{ code: string }> };
  expect(errors.map(({ code }) => code)).toEqual(['form_identifier_not_found']);
});

it('rejects with the reason of a signal of another realm, aborted before or during the call', async () => {
  const reason = new Error('enough');
  const before = foreign(AbortSignal.abort(reason));
  await expect(emulator.fetch(users(), { headers: bearer(), signal: before })).rejects.toBe(reason);

  emulator.faults.add({ route: 'GET /v1/users', latencyInMs: 60_000 });
  const controller = new AbortController();
  const call = emulator.fetch(users(), { headers: bearer(), signal: foreign(controller.signal) });
  setTimeout(() => controller.abort(reason));
  await expect(call).rejects.toBe(reason);
  emulator.faults.clear();
});

it('does not fail for a signal of another realm that does not abort', async () => {
  const signal = foreign(new AbortController().signal);
  const response = await emulator.fetch(`${users()}/user_1`, { headers: bearer(), signal });
  expect(response.status).toBe(200);
});

/** Returns an object as happy-dom implements it: its class has no tag, and only the listed members. */
const untagged = <T extends object>(original: T, members: readonly (keyof T)[]): T => {
  const entries = members.map((name) => {
    const value: unknown = original[name];
    return [name, typeof value === 'function' ? value.bind(original) : value];
  });
  const copy = Object.fromEntries(entries);
  // The copy has the members that the emulator uses.
  return (Symbol.iterator in original ? { ...copy, [Symbol.iterator]: copy.entries } : copy) as T;
};
const untaggedBlob = (blob: Blob) =>
  untagged(blob, ['type', 'size', 'arrayBuffer', 'slice', 'stream', 'text']);

it('reads a blob without a tag as JSON', async () => {
  const body = untaggedBlob(new Blob([userNamed('untagged')], { type: 'application/json' }));
  const response = await emulator.fetch(users(), { method: 'POST', headers: bearer(), body });
  expect(response.status).toBe(200);
});

it('reads a form without a tag', async () => {
  const form = new FormData();
  form.append('file', new File([PNG], 'name.png', { type: 'image/png' }));
  const body = untagged(form, ['append', 'delete', 'getAll', 'entries']);
  const url = `${users()}/user_1/profile_image`;
  const response = await emulator.fetch(url, { method: 'POST', headers: bearer(), body });
  expect(response.status).toBe(200);
});

it('accepts random bytes of another realm', async () => {
  const randomBytes = (count: number): Uint8Array => runInNewContext(`new Uint8Array(${count}).fill(7)`);
  const other = await createEmulator({ port: false, randomBytes });
  expect(
    (await other.fetch(`${other.url}/v1/users`, { headers: { authorization: 'Bearer a' } })).status,
  ).toBe(401);
  await other.close();
});
