import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { OptionNames } from './check-option-names.ts';
import { ConfigError } from './config-error.ts';
import { readOptions } from './read-options.ts';

interface Options {
  key?: string | undefined;
  list?: readonly string[] | undefined;
}

const KNOWN: OptionNames<Options> = { key: true, list: true };
const read = (given: unknown, context: object = {}) =>
  readOptions(given, KNOWN, { owner: 'create', ...context });

class WithGetter {
  readonly list = ['a'];
  get key() {
    return this.list[0];
  }
}

const revocable = Proxy.revocable({}, {});
revocable.revoke();

describe('readOptions()', () => {
  it.each<readonly [name: string, given: unknown]>([
    ['a literal', { key: 'a', list: ['a'] }],
    ['a frozen object', Object.freeze({ key: 'a', list: Object.freeze(['a']) })],
    ['an object without a prototype', Object.assign(Object.create(null), { key: 'a', list: ['a'] })],
    ['an instance of a class with a getter', new WithGetter()],
    ['an object that inherits the options', Object.create({ key: 'a', list: ['a'] })],
    [
      'properties that are not enumerable',
      Object.defineProperties({}, { key: { value: 'a' }, list: { value: ['a'] } }),
    ],
    ['an object of another realm', runInNewContext('({ key: "a", list: ["a"] })')],
    ['a proxy', new Proxy({ key: 'a', list: ['a'] }, {})],
    ['symbols', { key: 'a', list: ['a'], [Symbol('mine')]: 1 }],
  ])('reads %s', (_name, given) => {
    const options = read(given);
    expect(options).toEqual({ key: 'a', list: ['a'] });
    expect(Object.getPrototypeOf(options)).toBe(Object.prototype);
  });

  it('reads each option once', () => {
    let reads = 0;
    const given = {
      get key() {
        reads += 1;
        return `read ${reads}`;
      },
    };
    expect(read(given)).toEqual({ key: 'read 1' });
  });

  it('copies lists, with an entry for each hole', () => {
    const list = ['a'];
    const options = read({ list });
    list.push('b');
    expect(options.list).toEqual(['a']);
    // biome-ignore lint/suspicious/noSparseArray: the hole is what the test is about
    expect(Object.keys(read({ list: [, 'a'] }).list ?? [])).toEqual(['0', '1']);
  });

  it('leaves out options that are undefined', () => {
    expect(Object.keys(read({ key: undefined }))).toEqual([]);
  });

  it('ignores what the root of the realm has', () => {
    const root: { key?: string } = Object.prototype;
    root.key = 'polluted';
    try {
      expect(Object.hasOwn(read({ list: ['a'] }), 'key')).toBe(false);
    } finally {
      delete root.key;
    }
  });

  it.each<readonly [given: unknown, message: string]>([
    [undefined, 'create takes an object of options, not undefined.'],
    [null, 'create takes an object of options, not null.'],
    ['text', 'create takes an object of options, not "text".'],
    [['a'], 'create takes an object of options, not ["a"].'],
    [() => ({}), 'create takes an object of options, not a function.'],
    [Promise.resolve({}), 'create takes an object of options, not an object of the class Promise.'],
    [new Map(), 'create takes an object of options, not an object of the class Map.'],
    [{ kye: 'a' }, 'Unknown option "kye" of create. Did you mean "key"?'],
    [{ kye: undefined }, 'Unknown option "kye" of create. Did you mean "key"?'],
    [Object.defineProperty({}, 'kye', { value: 1 }), 'Unknown option "kye" of create. Did you mean "key"?'],
    [JSON.parse('{"__proto__":{"key":"a"}}'), 'Unknown option "__proto__" of create. Options are key, list.'],
    [{ list: new Array(100_001) }, 'Option "list" has 100001 entries. Pass at most 100000.'],
  ])('throws a ConfigError in case %#', (given, message) => {
    expect(() => read(given)).toThrow(new ConfigError(message));
  });

  it.each<readonly [name: string, make: () => unknown]>([
    ['a revoked proxy', () => revocable.proxy],
    ['a list that is a revoked proxy', () => ({ list: revocable.proxy })],
    [
      'a getter that throws',
      () => ({
        get key() {
          throw new Error('mine');
        },
      }),
    ],
  ])('throws a ConfigError for %s', (_name, make) => {
    const message = 'The options of create cannot be read: a getter or a proxy throws. Pass a plain object.';
    expect(() => read(make())).toThrow(new ConfigError(message));
  });

  it('names nested options by their path', () => {
    expect(() => read(1, { prefix: 'retry.' })).toThrow('Option "retry" must be an object, not 1.');
    expect(() => read({ kye: 1 }, { prefix: 'retry.' })).toThrow('Unknown option "retry.kye" of create.');
  });

  it('rejects inherited options that must be own ones', () => {
    const message = 'Option "key" must be a property of the options object itself, not inherited.';
    expect(() => read(new WithGetter(), { own: ['key'] })).toThrow(new ConfigError(message));
    expect(read({ key: 'a' }, { own: ['key'] })).toEqual({ key: 'a' });
  });

  it('advises about options of another function, unless they are null', () => {
    const misplaced = { jwtKey: 'Pass the key as "key".' };
    const message = 'Option "jwtKey" has no effect here. Pass the key as "key".';
    expect(() => read({ jwtKey: 'a' }, { misplaced })).toThrow(new ConfigError(message));
    expect(read({ jwtKey: null, key: 'a' }, { misplaced })).toEqual({ key: 'a' });
  });
});
