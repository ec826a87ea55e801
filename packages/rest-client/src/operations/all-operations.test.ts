import { describe, expect, it } from 'vitest';
import { argumentsOf } from '../engine/build-request.ts';
import { OPERATIONS } from './all-operations.ts';
import * as constants from './index.ts';

const listed = Object.entries(OPERATIONS).flatMap(([resource, operations]) =>
  operations.map((operation) => ({ resource, operation, name: operation.name })),
);

const constantsByName = new Map(Object.values(constants).map((constant) => [constant.name, constant]));

describe('OPERATIONS', () => {
  it('has every operation of the entry once', () => {
    expect(listed.map(({ name }) => name).sort()).toEqual([...constantsByName.keys()].sort());
    expect(listed).toHaveLength(Object.keys(constants).length);
  });

  it.each(listed)('$name is what its constant is, its functions the same', ({ name, operation }) => {
    expect(operation).toStrictEqual(constantsByName.get(name));
  });

  it('makes a list once, and none before it is read', () => {
    expect(OPERATIONS.users).toBe(OPERATIONS.users);
    expect(Object.keys(OPERATIONS)).toHaveLength(41);
  });

  it.each(listed)('$name is named after its resource', ({ resource, name }) => {
    const [first, method, ...others] = name.split('.');
    expect([first, others]).toEqual([resource, []]);
    expect(method).toMatch(/^[a-z]\w+$/);
  });

  it.each(listed)('$name can be called with what it says', ({ operation }) => {
    const names = argumentsOf(operation);
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    expect(names.includes('...') ? [] : inPath.filter((name) => !names.includes(name))).toEqual([]);
    expect(names.filter((name) => !/^(\w+|\.\.\.)$/.test(name))).toEqual([]);
    // What the path does not take goes nowhere without an encoder.
    expect(operation.encode !== undefined || names.every((name) => inPath.includes(name))).toBe(true);
  });

  it('has no two methods of a name', () => {
    const names = listed.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
