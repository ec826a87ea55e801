import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMultipart } from './parse-multipart.ts';

async function encode(form: FormData) {
  const response = new Response(form);
  const type = response.headers.get('content-type') ?? '';
  return { type, bytes: new Uint8Array(await response.arrayBuffer()) };
}

async function read(value: unknown): Promise<unknown> {
  return value instanceof Blob ? [value.type, [...new Uint8Array(await value.arrayBuffer())]] : value;
}

const encoder = new TextEncoder();
const parse = (text: string, type = 'multipart/form-data; boundary=b') =>
  parseMultipart(encoder.encode(text), type);

describe('parseMultipart()', () => {
  it('reads what the platform writes, as the platform does', async () => {
    const name = fc.stringMatching(/^[a-z_]{1,8}$/);
    const file = fc.uint8Array({ maxLength: 60 });
    const entry = fc.tuple(name, fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), file));
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 4 }), async (entries) => {
        const form = new FormData();
        for (const [field, value] of entries) {
          const content = typeof value === 'string' ? value : new Blob([value], { type: 'image/png' });
          form.append(field, content as string);
        }
        const { type, bytes } = await encode(form);
        const expected = await new Response(bytes, { headers: { 'content-type': type } }).formData();
        const parsed = parseMultipart(bytes, type);
        expect(Object.keys(parsed).sort()).toEqual([...new Set(expected.keys())].sort());
        for (const [field, value] of Object.entries(parsed)) {
          expect(await read(value)).toEqual(await read(expected.getAll(field).at(-1)));
        }
      }),
      { seed: 20_261_130, numRuns: 200 },
    );
  });

  it('reads a boundary in quotation marks, and parts without a type', async () => {
    const body =
      '--a b\r\ncontent-disposition: form-data; name="file"; filename="x"\r\n\r\nhello\r\n--a b--\r\n';
    const { file } = parse(body, 'multipart/form-data; boundary="a b"');
    expect(await read(file)).toEqual(['text/plain', [...encoder.encode('hello')]]);
  });

  it.each([
    ['nothing', ''],
    ['no end', '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n'],
    ['a part without a name', '--b\r\ncontent-disposition: form-data\r\n\r\n1\r\n--b--\r\n'],
    ['text before the first part', 'x\r\n--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--b--'],
    ['another boundary', '--c\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--c--'],
  ])('rejects a body with %s', (_name, body) => {
    expect(() => parse(body)).toThrow(TypeError);
  });

  it('rejects a type without a boundary', () => {
    expect(() => parse('--b--', 'multipart/form-data')).toThrow(TypeError);
  });
});
