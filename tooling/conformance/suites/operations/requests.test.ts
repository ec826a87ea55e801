import { describedOperations } from '@tooling/api-description/described-operations';
import { API_VERSION, OLDEST_API_VERSION } from '@tooling/api-description/versions';
import { call, createTransport } from '@x/rest-client';
import { describe, expect, it } from 'vitest';
import { describeWithContract } from '../../src/describe-with-contract.ts';
import { createRecordingFetch } from '../../src/recording-fetch.ts';
import type { Fill } from '../../src/sampling/arbitrary-of.ts';
import { sampleCall } from '../../src/sampling/sample-call.ts';
import { type DescribedOperation, describedOf, resolverOf } from './described.ts';
import { expectWire, readWire } from './wire.ts';

const RUNS: ReadonlyArray<readonly [fill: Fill, count: number]> = [
  ['minimal', 1],
  ['full', 3],
  ['any', 5],
];

async function record(version: string, { operation }: DescribedOperation, args: readonly unknown[]) {
  const { fetch, requests } = createRecordingFetch();
  const transport = createTransport({
    secretKey: 'sk_test_1',
    fetch,
    retry: false,
    clerkApiVersion: version,
  });
  // The arguments are sampled, so the compiler cannot check them.
  await call(transport, operation, args as never);
  return requests;
}

for (const version of [API_VERSION, OLDEST_API_VERSION] as const) {
  describeWithContract(
    `operations of @x/rest-client, in API version ${version}`,
    (contract, document) => {
      const resolve = resolverOf(document);
      const operations = describedOf(document);

      describe.each(operations)('$name', (one) => {
        it.each(RUNS)('sends all arguments as described: %s', async (fill, count) => {
          for (let run = 0; run < count; run++) {
            const sampled = sampleCall(one.operation, one.described, { resolve, fill, run });
            const requests = await record(version, one, sampled.args);
            expect(requests).toHaveLength(1);
            for (const request of requests) {
              expect(contract.operationOf(request)).toBe(one.described.id);
              expect(contract.checkRequest(request)).toEqual([]);
              expect(readWire(request)).toEqual(expectWire(one, sampled));
            }
          }
        });
      });

      it('are there for all that is described', () => {
        const covered = new Set(operations.map(({ described }) => described.id));
        const missing = [...describedOperations(document).values()].filter(({ id }) => !covered.has(id));
        expect(missing.map(({ id }) => id)).toEqual([]);
      });
    },
    version,
  );
}
