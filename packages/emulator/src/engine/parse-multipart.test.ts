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
    ['text before the first part', 'x\r\n--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--b--'],
    ['another boundary', '--c\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--c--'],
  ])('rejects a body with %s', (_name, body) => {
    expect(() => parse(body)).toThrow(new TypeError('The body is not a form.'));
  });

  it('rejects a type without a boundary', () => {
    expect(() => parse('--b--', 'multipart/form-data')).toThrow(new TypeError('The body is not a form.'));
  });

  const partOf = (head: string, content = '1') => `--b\r\n${head}\r\n\r\n${content}\r\n--b--`;

  it.each([
    ['image/png', 'image/png'],
    ['  image/png \t', 'image/png'],
    ['text/plain; charset=utf-8', 'text/plain; charset=utf-8'],
  ])('reads the type %j of a file', async (written, type) => {
    const disposition = 'Content-Disposition: form-data; name="a"; filename="a.png"';
    for (const head of [
      `${disposition}\r\nContent-Type:${written}`,
      `CONTENT-TYPE:${written}\r\n${disposition}`,
    ]) {
      expect(await read(parse(partOf(head))['a'])).toEqual([type, [0x31]]);
    }
  });

  it('reads a part with a type but without a file name as a string', () => {
    expect(parse(partOf('Content-Disposition: form-data; name="a"\r\nContent-Type: image/png'))).toEqual({
      a: '1',
    });
  });

  it('reads an empty name, an empty file name and an empty value', async () => {
    expect(parse(partOf('content-disposition: form-data; name=""', ''))).toEqual({ '': '' });
    const { a } = parse(partOf('content-disposition: form-data; name="a"; filename=""', ''));
    expect(await read(a)).toEqual(['text/plain', []]);
  });

  it('keeps line breaks and boundaries inside a line of a value', () => {
    const value = 'a\r\n\r\nb --b c';
    expect(parse(partOf('content-disposition: form-data; name="a"', value))).toEqual({ a: value });
  });

  it('takes the last of several fields with the same name', () => {
    const part = (value: string) => `--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n${value}\r\n`;
    expect(parse(`${part('1')}${part('2')}--b--\r\n`)).toEqual({ a: '2' });
  });

  it('has no fields in a form without parts', () => {
    expect(parse('--b--')).toEqual({});
    expect(parse('--b-- \r\n')).toEqual({});
    expect(() => parse('--b\r\n--b--')).toThrow(TypeError);
    expect(() => parse('--b--x')).toThrow(TypeError);
  });

  it('rejects a part without a name or without a head', () => {
    expect(() => parse(partOf('content-disposition: form-data'))).toThrow(
      new TypeError('A part of the form has no name.'),
    );
    expect(() => parse('--b\r\nname="a"\r\n--b--')).toThrow('A part of the form has no name.');
  });
});
