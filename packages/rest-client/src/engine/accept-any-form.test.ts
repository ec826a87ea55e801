import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createBackendApiClient } from '../create-backend-api-client.ts';
import { request } from '../request.ts';
import { createTransport } from './transport.ts';

const NativeForm = FormData;

/** A file as happy-dom implements it: the class is not the platform's, and has no tag. */
class ForeignBlob {
  #blob: Blob;
  constructor(parts: BlobPart[], options: BlobPropertyBag) {
    this.#blob = new Blob(parts, options);
  }
  get type() {
    return this.#blob.type;
  }
  get size() {
    return this.#blob.size;
  }
  arrayBuffer() {
    return this.#blob.arrayBuffer();
  }
  slice() {
    return this;
  }
  stream() {
    return this.#blob.stream();
  }
  text() {
    return this.#blob.text();
  }
}

/** A form that the platform does not know, and that accepts any file. */
class ForeignForm {
  readonly all: [string, unknown][] = [];
  append(name: string, value: unknown) {
    this.all.push([name, value]);
  }
  delete() {}
  getAll(name: string) {
    return this.all.filter(([each]) => each === name).map(([, value]) => value);
  }
  get(name: string) {
    return this.getAll(name)[0];
  }
  entries() {
    return this.all[Symbol.iterator]();
  }
  [Symbol.iterator]() {
    return this.entries();
  }
}

const received: { type: string | undefined; body: FormData; idempotencyKey: unknown }[] = [];
const server = createServer(async (message, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk);
  }
  const type = message.headers['content-type'];
  const body = await new Response(Buffer.concat(chunks), {
    headers: { 'content-type': type ?? '' },
  }).formData();
  received.push({ type, body, idempotencyKey: message.headers['x-app'] });
  response.setHeader('content-type', 'application/json').end('{}');
});
let apiUrl = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  apiUrl = `http://127.0.0.1:${Object(server.address()).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  received.length = 0;
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const secretKey = 'sk_test_1';
const image = { type: 'image/png' };
const native = () => new Blob(['picture'], image);
// The class has every member that the package uses.
const foreign = () => new ForeignBlob(['picture'], image) as unknown as Blob;

it.each([
  ['form and file of the platform', NativeForm, native],
  ['a file of another realm', NativeForm, foreign],
  ['a form of another realm', ForeignForm, native],
  ['form and file of another realm', ForeignForm, foreign],
])('sends %s', async (_name, Form, file) => {
  vi.stubGlobal('FormData', Form);
  const api = createBackendApiClient({ secretKey, apiUrl, headers: { 'x-app': 'a' } });
  const { errors } = await api.users.updateUserProfileImage('user_1', { file: file() });
  expect(errors).toBeNull();
  const [sent] = received;
  const part = sent?.body.get('file') as File;
  expect([sent?.type?.split(';')[0], part.type, await part.text(), sent?.idempotencyKey]).toEqual([
    'multipart/form-data',
    'image/png',
    'picture',
    'a',
  ]);
});

it('sends a form of another realm as the body of a raw request', async () => {
  const form = new ForeignForm();
  form.append('name', 'Ada');
  const transport = createTransport({ secretKey, apiUrl });
  const body = form as unknown as FormData;
  const { errors } = await request(transport, { method: 'POST', path: '/things', body });
  expect(errors).toBeNull();
  expect(received[0]?.body.get('name')).toBe('Ada');
});
