import { type AnyOperation, call, createTransport, operations } from '@x/rest-client';
import { describe, expect, it } from 'vitest';
import { describeWithContract } from '../../src/describe-with-contract.ts';
import { createRecordingFetch } from '../../src/recording-fetch.ts';
import { CALLS } from './calls.ts';

interface Row {
  readonly minimal: readonly unknown[];
  readonly full: readonly unknown[];
  readonly others?: readonly (readonly unknown[])[];
}

const secretKey = 'sk_test_1';
// The tables are objects of objects, whatever their many types.
const rows: Readonly<Record<string, Readonly<Record<string, Row>>>> = CALLS;
const exported = Object.entries(operations).flatMap(([resource, methods]) =>
  Object.entries<AnyOperation>(methods).map(([method, operation]) => ({
    operation,
    row: rows[resource]?.[method],
  })),
);

/** Arguments by what they show: `minimal`, `full`, `other 1` and so on. */
function variants({ minimal, full, others = [] }: Row): ReadonlyArray<readonly [string, readonly unknown[]]> {
  return [
    ['minimal', minimal],
    ['full', full],
    ...others.map((args, index) => [`other ${index + 1}`, args] as const),
  ];
}

async function record(operation: AnyOperation, args: readonly unknown[]) {
  const { fetch, requests } = createRecordingFetch();
  const transport = createTransport({ secretKey, fetch, retry: false });
  // The table of arguments is checked against the types of each operation where it is written.
  await call(transport, operation, args as never);
  return requests;
}

describeWithContract('an operation of @x/rest-client', (contract) => {
  describe.each(exported)('$operation.name', ({ operation, row }) => {
    it('has a row in the table of calls', () => {
      expect(row).toBeDefined();
    });

    it.each(row === undefined ? [] : variants(row))('sends what is described: %s', async (_variant, args) => {
      const requests = await record(operation, args);
      expect(requests).toHaveLength(1);
      for (const request of requests) {
        expect(contract.checkRequest(request)).toEqual([]);
        expect(request.headers.get('authorization')).toBe(`Bearer ${secretKey}`);
      }
    });
  });

  it('has a name of its own, and goes to an endpoint of its own', async () => {
    const names = exported.map(({ operation }) => operation.name);
    expect(new Set(names).size).toBe(names.length);
    const endpoints = await Promise.all(
      exported.map(async ({ operation, row }) => {
        const [request] = await record(operation, row?.minimal ?? []);
        return request && contract.operationOf(request);
      }),
    );
    expect(new Set(endpoints).size).toBe(exported.length);
  });
});
