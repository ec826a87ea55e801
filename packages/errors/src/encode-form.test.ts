import { expect, it } from 'vitest';
import { encodeForm } from './encode-form.ts';

const read = async (form: Parameters<typeof encodeForm>[0]) => {
  const { type, bytes } = await encodeForm(form);
  return new Response(bytes, { headers: { 'content-type': type } }).formData();
};

it('encodes a form as the platform reads it', async () => {
  const form = new FormData();
  form.append('a "name"', 'text\r\nof two lines');
  form.append('file', new File(['content'], 'ä "b"\r\n.png', { type: 'image/png' }));
  const decoded = await read(form);
  const file = decoded.get('file') as File;
  expect(decoded.get('a "name"')).toBe('text\r\nof two lines');
  expect([file.name, file.type, await file.text()]).toEqual(['ä "b"\r\n.png', 'image/png', 'content']);
});

it('names a blob as the platform does', async () => {
  const file = (await read([['file', new Blob(['content'])]])).get('file') as File;
  expect([file.name, file.type]).toEqual(['blob', 'application/octet-stream']);
});

it('does not let the type of a file begin another header', async () => {
  const file = { name: 'a', type: 'image/png\r\nx: y', arrayBuffer: async () => new ArrayBuffer(0) };
  const { bytes } = await encodeForm([['file', file as unknown as File]]);
  expect(new TextDecoder().decode(bytes)).not.toContain('\r\nx: y');
});
