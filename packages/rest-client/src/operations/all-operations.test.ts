import { describe, expect, it } from 'vitest';
import { argumentsOf } from '../engine/build-request.ts';
import { OPERATIONS } from './all-operations.ts';
import * as constants from './index.ts';

const listed = Object.entries(OPERATIONS).flatMap(([resource, operations]) =>
  operations.map((operation) => ({ resource, operation, name: operation.name })),
);

describe('OPERATIONS', () => {
  it('has every constant of the entry once', () => {
    const all = new Set(listed.map(({ operation }) => operation));
    expect(all.size).toBe(listed.length);
    expect(new Set(Object.values(constants))).toEqual(all);
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
