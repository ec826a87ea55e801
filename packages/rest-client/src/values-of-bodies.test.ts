import { runInNewContext } from 'node:vm';
import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { createBackendApiClient } from './index.ts';

const bodies: unknown[] = [];
const api = createBackendApiClient({
  secretKey: 'sk_test_1',
  fetch: async (_input, init) => {
    bodies.push(JSON.parse(String(init?.body)));
    return Response.json({ object: 'user', id: 'user_1' });
  },
});

/** Each puts a value into a field `a.b` of a body. */
const SENDERS: ReadonlyArray<
  readonly [name: string, path: string, send: (value: unknown) => Promise<unknown>]
> = [
  ['user content', 'publicMetadata.b', (b) => api.users.updateUser('user_1', { publicMetadata: { b } })],
  [
    'a list of parameters',
    '[0].publicMetadata.b',
    (b) => api.invitations.createInvitationBulk([{ emailAddress: 'a@b.example', publicMetadata: { b } }]),
  ],
  ['a raw request', 'body.a.b', (b) => api.request({ method: 'POST', path: '/x', body: { a: { b } } })],
];

class Point {
  x = 1;
  y = 2;
}
class Empty {}
class Self {
  a = 1;
  toJSON() {
    return this;
  }
}
/** As compilers for ES5 write a class. */
const Legacy = function (this: { a: number }) {
  this.a = 1;
} as unknown as new () => object;
Object.assign(Legacy.prototype, { method: () => 1 });
class Hidden {
  #secret = 1;
  reveal() {
    return this.#secret;
  }
}
class Money {
  amount = 1;
  get currency() {
    return 'EUR';
  }
}
class Decimal {
  toJSON() {
    return '1.50';
  }
}
const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;
const deep = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`);

describe.each(SENDERS)('a value in %s', (_name, path, send) => {
  it.each<readonly [name: string, value: unknown, problem: string]>([
    ['NaN', Number.NaN, 'must be a finite number, not NaN.'],
    ['Infinity', Number.POSITIVE_INFINITY, 'must be a finite number, not Infinity.'],
    ['a bigint', 5n, 'must be a JSON value, not 5n.'],
    ['a function', () => 1, 'must be a JSON value, not a function.'],
    ['a symbol', Symbol('a'), 'must be a JSON value, not a symbol.'],
    [
      'a map',
      new Map([['a', 1]]),
      'must not be a Map. Pass a plain object, such as Object.fromEntries(map).',
    ],
    ['a set', new Set([1]), 'must not be a Set. Pass a list, such as [...set].'],
    ['a set of another realm', runInNewContext('new Set([1])'), 'must not be a Set.'],
    ['bytes', new Uint8Array(2), 'must not be bytes. Pass a string, such as their base64.'],
    ['a buffer', Buffer.from('a'), 'must not be bytes.'],
    ['a buffer of bytes', new ArrayBuffer(2), 'must not be bytes.'],
    ['a blob', new Blob(['a']), 'must not be bytes.'],
    ['an invalid date', new Date(Number.NaN), 'must be a valid date.'],
    ['a promise', Promise.resolve(1), 'must not be a promise. Await it first.'],
    ['an error', new Error('a'), 'must be a JSON value, not an object of the class Error.'],
    ['a pattern', /a/, 'must be a JSON value, not an object of the class RegExp.'],
    ['a response', new Response('a'), 'must be a JSON value, not an object of the class Response.'],
    ['private fields', new Hidden(), 'is an object of a class'],
    ['getters of a class', new Money(), 'is an object of a class'],
    ['a cycle', cycle, '.self contains itself.'],
    ['a bigint in an object', Object(5n), 'must be a JSON value, not an object of the class BigInt.'],
  ])('is rejected with the name of its field: %s', async (_what, value, problem) => {
    bodies.length = 0;
    const error = await send(value).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toContain(path);
    expect(String(error)).toContain(problem);
    expect(bodies).toEqual([]);
  });

  it('is rejected if it is nested too deeply, or undefined in a list', async () => {
    await expect(send(deep)).rejects.toThrow('must have at most 100 levels.');
    await expect(send([1, undefined])).rejects.toThrow(`${path}[1] must be a JSON value, not undefined.`);
  });

  it.each<readonly [name: string, value: unknown, sent: unknown]>([
    ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['a URL', new URL('https://a.example'), 'https://a.example/'],
    ['an object with toJSON', new Decimal(), '1.50'],
    ['an object of a class with own fields', new Point(), { x: 1, y: 2 }],
    ['an object of a class without fields and methods', new Empty(), {}],
    ['an object whose methods are enumerable', new Legacy(), { a: 1 }],
    ['an object whose prototype is empty', Object.create(Object.create(null)), {}],
    ['an object with a tag', { a: 1, [Symbol.toStringTag]: 'constructor' }, { a: 1 }],
    ['a toJSON that returns its object', new Self(), { a: 1 }],
    ['a toJSON of its own', { a: 1, toJSON: () => ({ a: 2, toJSON: () => 3 }) }, { a: 2 }],
    ['a map with a toJSON', Object.assign(new Map(), { toJSON: () => [1] }), [1]],
    ['a toJSON that receives its key', { toJSON: (key: string) => key }, 'b'],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
    ['an object of another realm', runInNewContext('({ a: [1] })'), { a: [1] }],
    ['a string in an object', Object('a'), 'a'],
    ['undefined in an object', { a: 1, c: undefined }, { a: 1 }],
    [
      'the same object twice',
      [cycle['none'] ?? null, ...Array(2).fill(Object.freeze({ a: 1 }))],
      [null, { a: 1 }, { a: 1 }],
    ],
    ['false, 0 and null', [false, 0, null], [false, 0, null]],
    ['a key __proto__', JSON.parse('{"__proto__":1}'), JSON.parse('{"__proto__":1}')],
  ])('is sent as it is meant: %s', async (_what, value, sent) => {
    bodies.length = 0;
    await send(value);
    expect(JSON.stringify(bodies)).toContain(`"b":${JSON.stringify(sent)}`);
  });
});

it('a number in a field of a body is finite', async () => {
  await expect(api.sessions.getToken('sess_1', '', Number.NaN)).rejects.toThrow(
    'sessions.getToken: expiresInSeconds must be a finite number, not NaN.',
  );
});

it.each([Number.NaN, null, {}, 5n, new Date(0)])('a raw query takes scalars, and not %s', async (value) => {
  const query = { a: value as never };
  await expect(api.request({ method: 'GET', path: '/x', query })).rejects.toThrow(
    'query.a must be a string, a finite number or a boolean, not ',
  );
});

describe('an id', () => {
  it.each(['ak_1', 'mt_1', 'oat_1', 'app.1', 'a/b', 'ünïcode', 'a b'])('can be %s', async (id) => {
    expect((await api.users.updateUser(id, {})).errors).toBeNull();
  });

  it.each([
    ['undefined', 'must be an id, not "undefined": a value of another type became a string.'],
    ['null', 'must be an id, not "null": a value of another type became a string.'],
    ['NaN', 'must be an id, not "NaN": a value of another type became a string.'],
    ['[object Object]', 'must be an id, not "[object Object]": a value of another type became a string.'],
    ['[object Promise]', 'became a string'],
    [' user_1', 'has no white space at an end, not " user_1"'],
    ['user_1\n', 'has no white space at an end, not "user_1\\n"'],
    ['sk_test_abcdefgh', 'must be an id, not a secret key ("sk_").'],
    ['eyJhbGciOiJSUzI1NiJ9.e30.x', 'must be an id, not a token ("eyJ").'],
    ['https://a.example/user_1', 'must be an id, not a URL.'],
    ['{"id":"user_1"}', 'must be an id, not JSON text.'],
  ])('is named before anything is sent: %j', async (id, problem) => {
    bodies.length = 0;
    const error = await api.users.getUser(id).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toContain(problem);
    expect(String(error)).not.toContain('abcdefgh');
    expect(bodies).toEqual([]);
  });
});

it('names inside of a field without a name are renamed like others', async () => {
  bodies.length = 0;
  // A program in JavaScript can pass any data.
  const attributeMapping = { '': { deepKey: 1 } } as never;
  await api.samlConnections.updateSamlConnection('samlc_1', { attributeMapping });
  expect(bodies).toEqual([{ attribute_mapping: { '': { deep_key: 1 } } }]);
});
