import { describe, expect, it } from 'vitest';
import { argumentsOf } from '../engine/build-request.ts';
import { OPERATIONS_BY_RESOURCE } from './by-resource.ts';
import * as constants from './index.ts';

const listed = Object.entries(OPERATIONS_BY_RESOURCE).flatMap(([resource, operations]) =>
  operations.map((operation) => ({ resource, operation, name: operation.name })),
);

describe('OPERATIONS_BY_RESOURCE', () => {
  it('has every constant of the entry once', () => {
    expect(listed.map(({ operation }) => operation)).toHaveLength(Object.keys(constants).length);
    expect(new Set(listed.map(({ operation }) => operation))).toEqual(new Set(Object.values(constants)));
  });

  it('has 41 resources, and no two methods with the same name', () => {
    expect(Object.keys(OPERATIONS_BY_RESOURCE)).toHaveLength(41);
    expect(new Set(listed.map(({ name }) => name)).size).toBe(listed.length);
  });

  it.each(listed)('$name is named after its resource', ({ resource, name }) => {
    const [first, method, ...others] = name.split('.');
    expect([first, others]).toEqual([resource, []]);
    expect(method).toMatch(/^[a-z]\w+$/);
  });

  it.each(listed)('$name can be called with its arguments', ({ operation }) => {
    const names = argumentsOf(operation);
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    expect(names.includes('...') ? [] : inPath.filter((name) => !names.includes(name))).toEqual([]);
    expect(names.filter((name) => !/^(\w+|\.\.\.)$/.test(name))).toEqual([]);
    // Without an encoder, arguments that are not in the path would be dropped.
    expect(operation.encode !== undefined || names.every((name) => inPath.includes(name))).toBe(true);
  });
});
