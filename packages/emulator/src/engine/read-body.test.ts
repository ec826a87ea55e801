import { describe, expect, it } from 'vitest';
import { ApiFault } from './errors.ts';
import type { Operation } from './operation.ts';
import { readBody, readUpload } from './read-body.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

const requestOf = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', { method: 'POST', headers, body });

/** Resolves to the value, or to the status, the code and the message of the fault. */
const outcomeOf = (promise: Promise<unknown>) =>
  promise.catch((error: unknown) => {
    if (!(error instanceof ApiFault)) throw error;
    return `${error.status} ${error.errors.map((item) => `${item.code}: ${item.long_message}`).join()}`;
  });

// The function reads these members of an operation only.
const json = { kind: 'create', body: { type: 'json', shape: 'object' } } as Operation;
const list = { kind: 'create-many', body: { type: 'json', shape: 'object' } } as Operation;
const form = { kind: 'none', body: { type: 'form', shape: 'object' } } as Operation;

describe('readBody() of JSON', () => {
  const read = (operation: Operation, text: string, headers: Record<string, string> = JSON_TYPE) =>
    outcomeOf(readBody(requestOf(text, headers), operation));

  it('returns the object or the list that the operation has', async () => {
    expect(await read(json, '{"a":[1]}')).toEqual({ a: [1] });
    expect(await read(list, '[{"a":1}]')).toEqual([{ a: 1 }]);
  });

  it.each(['', ' \n'])('returns an empty object or list for the body %j of any type', async (text) => {
    expect(await read(json, text, {})).toEqual({});
    expect(await read(list, text, {})).toEqual([]);
  });

  it('ignores the body of an operation without one', async () => {
    expect(await read({ kind: 'get' } as Operation, '{"a":1}')).toEqual({});
  });

  it.each([
    ['[]', 'a JSON object', json],
    ['null', 'a JSON object', json],
    ['"a"', 'a JSON object', json],
    ['1', 'a JSON object', json],
    ['{}', 'a JSON list', list],
    ['null', 'a JSON list', list],
    ['"a"', 'a JSON list', list],
    ['{', 'valid JSON', json],
    ['[1,]', 'valid JSON', list],
    ['a=b', 'valid JSON', json],
  ])('rejects %s, which is not %s', async (text, expected, operation) => {
    const outcome = await read(operation, text);
    expect(outcome).toMatch(/^400 request_body_invalid: /);
    expect(outcome).toContain(expected);
  });

  it.each(['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/merge-patch+json'])(
    'accepts the type %s',
    async (type) => {
      expect(await read(json, '{"a":1}', { 'content-type': type })).toEqual({ a: 1 });
    },
  );

  it.each(['text/plain', 'application/jsonp', 'application/x-www-form-urlencoded', 'text/application/json'])(
    'rejects the type %s',
    async (type) => {
      expect(await read(json, '{"a":1}', { 'content-type': type })).toMatch(
        /^415 unsupported_content_type: /,
      );
    },
  );

  it('accepts 100 levels and rejects 101', async () => {
    const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    expect(await read(json, nested(100))).toEqual(JSON.parse(nested(100)));
    expect(await read(json, nested(101))).toContain('nested at most 100 levels deep');
  });
});

describe('readBody() of a form', () => {
  it('returns its fields', async () => {
    const body = new FormData();
    body.append('a', '1');
    body.append('file', new Blob(['x'], { type: 'image/png' }));
    const read = (await readBody(requestOf(body), form)) as Record<string, unknown>;
    expect(read['a']).toBe('1');
    expect(read['file']).toBeInstanceOf(Blob);
  });

  it('rejects another type, and a body that is not a form', async () => {
    expect(await outcomeOf(readBody(requestOf('{}', JSON_TYPE), form))).toMatch(
      /^415 unsupported_content_type: .*multipart\/form-data/,
    );
    const type = { 'content-type': 'multipart/form-data; boundary=b' };
    expect(await outcomeOf(readBody(requestOf('hello', type), form))).toMatch(
      /^400 request_body_invalid: .*a valid form/,
    );
  });
});

describe('readUpload()', () => {
  const gif = new TextEncoder().encode('GIF89a!');
  const upload = async (text: string, type = 'application/octet-stream') => {
    const { file } = await readUpload(requestOf(text, { 'content-type': type }));
    if (!(file instanceof Blob)) throw new TypeError('The file is not a Blob.');
    return { type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
  };

  it.each([
    ['without padding', 'R0lGODlhIQ'],
    ['with padding', 'R0lGODlhIQ=='],
    ['between spaces and line breaks', ' \n R0lGODlhIQ==\r\n'],
    ['after a space that is not of ASCII', '\u00a0R0lGODlhIQ=='],
    ['in a data URL', 'data:image/gif;base64,R0lGODlhIQ=='],
    ['in a data URL with a line break', 'data:image/gif;base64,\u00a0R0lGODlhIQ==\n'],
  ])('reads an image of base64 %s', async (_name, text) => {
    expect(await upload(text)).toEqual({ type: 'image/gif', bytes: gif });
  });

  it('accepts a parameter of the type, in any case', async () => {
    expect(await upload('R0lGODlhIQ==', 'Application/Octet-Stream ; a=b')).toMatchObject({ bytes: gif });
  });

  it('leaves the type of other bytes empty', async () => {
    expect(await upload(btoa('hello'))).toMatchObject({ type: '' });
    expect(await upload('')).toEqual({ type: '', bytes: new Uint8Array(0) });
  });

  it.each(['*', 'R0lGODlhIQ=', 'R0l-', 'data:image/gif;base64'])('rejects %j', async (text) => {
    expect(await outcomeOf(upload(text))).toMatch(/^400 request_body_invalid: .*base64/);
  });

  it('reads the field of a form', async () => {
    const body = new FormData();
    body.append('file', new Blob([gif], { type: 'image/gif' }));
    const { file } = await readUpload(requestOf(body));
    expect((file as Blob).type).toBe('image/gif');
  });

  it.each(['application/octet-streams', 'text/application/octet-stream'])(
    'rejects the type %s',
    async (type) => {
      expect(await outcomeOf(upload('R0lGODlhIQ==', type))).toMatch(/^415 unsupported_content_type: /);
    },
  );
});
