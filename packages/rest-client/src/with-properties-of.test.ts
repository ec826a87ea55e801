import { describe, expect, it, vi } from 'vitest';
import { withPropertiesOf } from './with-properties-of.ts';

function setUp() {
  const createSource = vi.fn(() => source);
  const source = { users: { count: 1 }, shared: 'of the source' };
  Object.defineProperty(source, 'hidden', { value: 'hidden', configurable: true });
  return {
    createSource,
    source,
    combined: withPropertiesOf({ own: 1, shared: 'of the target' }, createSource),
  };
}

describe('withPropertiesOf()', () => {
  it('does not create the source for its own properties, or when it is awaited', async () => {
    const { combined, createSource } = setUp();
    expect((await combined).own).toBe(1);
    expect(combined.shared).toBe('of the target');
    expect(createSource).not.toHaveBeenCalled();
  });

  it('reads the properties of the source', () => {
    const { combined, source } = setUp();
    expect(combined.users).toBe(source.users);
    expect(Reflect.get(combined, 'hidden')).toBe('hidden');
    expect(Reflect.get(combined, 'nothing')).toBeUndefined();
  });

  it('creates the source once', () => {
    const { combined, createSource } = setUp();
    expect([combined.users, { ...combined }.users]).toHaveLength(2);
    expect(createSource).toHaveBeenCalledTimes(1);
  });

  it.each<
    readonly [name: string, use: (combined: ReturnType<typeof setUp>['combined']) => unknown, result: unknown]
  >([
    ['in', (combined) => 'users' in combined, true],
    ['Object.keys', (combined) => Object.keys(combined).sort(), ['own', 'shared', 'users']],
    ['a spread', (combined) => ({ ...combined }), { own: 1, shared: 'of the target', users: { count: 1 } }],
    ['an assignment', (combined) => Object.assign(combined, { users: { count: 2 } }).users, { count: 2 }],
    ['a deletion', (combined) => Reflect.deleteProperty(combined, 'users') && combined.users, undefined],
    [
      'a deletion that lasts',
      (combined) => Reflect.deleteProperty(combined, 'users') && 'users' in combined,
      false,
    ],
    ['Object.freeze', (combined) => Object.isFrozen(Object.freeze(combined)) && combined.users, { count: 1 }],
    [
      'JSON',
      (combined) => JSON.parse(JSON.stringify(combined)),
      { own: 1, shared: 'of the target', users: { count: 1 } },
    ],
    ['a prototype', (combined) => Object.create(combined).users, { count: 1 }],
    [
      'a spy',
      (combined) => vi.spyOn(combined, 'users', 'get').mockReturnValue({ count: 3 }) && combined.users,
      { count: 3 },
    ],
  ])('works with %s', (_name, use, result) => {
    const { combined, source } = setUp();
    Object.defineProperty(source, 'users', {
      get: () => ({ count: 1 }),
      configurable: true,
      enumerable: true,
      set: (users) => Object.defineProperty(combined, 'users', { value: users }),
    });
    expect(use(combined)).toEqual(result);
  });
});
