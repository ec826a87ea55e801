import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { call } from '../call.ts';
import { FILTERS } from '../engine/filters.ts';
import { toSnakeCase } from '../engine/key-case.ts';
import type { AnyOperation } from '../engine/operation.ts';
import { createTransport } from '../engine/transport.ts';
import { OPERATIONS_BY_RESOURCE } from './by-resource.ts';

const urls: string[] = [];
const transport = createTransport({
  secretKey: 'sk_test_1',
  fetch: async (input) => {
    urls.push(String(input));
    return Response.json([]);
  },
});

const lists = Object.values(OPERATIONS_BY_RESOURCE)
  .flatMap((operations) => Object.values<AnyOperation>(operations))
  .filter(({ page, parameters }) => page !== undefined && parameters?.includes('limit'))
  .map((operation) => [operation.name, operation] as const);

/** Calls an operation with these parameters, and with an id for each field of its path. */
function callWith(operation: AnyOperation, params: object): Promise<unknown> {
  const { args = [], path } = operation;
  const ids = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'id_1'] as const);
  const named = Object.fromEntries(ids.filter(([name]) => !args.includes(name)));
  const given = args.map((name) => (name === '...' ? { ...named, ...params } : 'id_1'));
  urls.length = 0;
  // The types of the operation are not known here.
  return (call as (...all: readonly unknown[]) => Promise<unknown>)(transport, operation, given);
}

it('finds the lists of the API', () => {
  expect(lists.length).toBeGreaterThan(30);
});

describe.each(lists)('%s', (_name, operation) => {
  const { maxLimit = 0, parameters = [] } = operation;

  it('has a maximum, and rejects a larger limit before it sends anything', async () => {
    expect([100, 500]).toContain(maxLimit);
    for (const limit of [maxLimit + 1, 0, 1.5, String(maxLimit + 1)]) {
      const message = `limit must be an integer from 1 to ${maxLimit}`;
      await expect(callWith(operation, { limit })).rejects.toThrow(message);
    }
    expect(urls).toEqual([]);
    await callWith(operation, { limit: maxLimit });
    expect(urls).toHaveLength(1);
  });

  it('rejects an empty filter, and sends an empty search', async () => {
    urls.length = 0;
    for (const name of parameters.filter((parameter) => FILTERS.has(toSnakeCase(parameter)))) {
      for (const empty of ['', [''], []]) {
        await expect(callWith(operation, { [name]: empty })).rejects.toBeInstanceOf(ConfigError);
      }
    }
    expect(urls).toEqual([]);
    if (parameters.includes('query')) {
      await callWith(operation, { query: '' });
      expect(urls[0]).toMatch(/[?&]query=(&|$)/);
    }
  });
});
