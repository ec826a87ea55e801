import { isObject, type OpenApiSchema } from '@tooling/api-description/open-api';
import { API_VERSION, OLDEST_API_VERSION } from '@tooling/api-description/versions';
import { type AnyOperation, call, createTransport } from '@x/rest-client';
import { describe, expect, it } from 'vitest';
import { describeWithContract } from '../../src/describe-with-contract.ts';
import { createRecordingFetch } from '../../src/recording-fetch.ts';
import { arbitraryOf, type Fill } from '../../src/sampling/arbitrary-of.ts';
import { sample } from '../../src/sampling/sample.ts';
import { sampleCall } from '../../src/sampling/sample-call.ts';
import { toClientShape } from '../../src/sampling/to-client-shape.ts';
import { type DescribedOperation, describedOf, resolverOf } from './described.ts';

const FILLS: readonly Fill[] = ['minimal', 'full', 'any'];
const SAMPLES = 5;

/** Returns the result of a call for a response. */
async function answer({ operation, described }: DescribedOperation, args: readonly unknown[], json: unknown) {
  const status = described.result === undefined ? 204 : 200;
  const { fetch } = createRecordingFetch(() =>
    status === 204 ? new Response(null, { status }) : Response.json(json),
  );
  const transport = createTransport({ secretKey: 'sk_test_1', fetch, retry: false });
  // The arguments are sampled, so the compiler cannot check them.
  return call(transport, operation, args as never);
}

/** Returns the expected result for a response: in the shape of the client, or unchanged. */
function dataOf({ page, read, has, opaque }: AnyOperation, shaped: unknown, json: unknown): unknown {
  if (page !== undefined) {
    return Array.isArray(shaped) ? shaped : Object(shaped)[page === 'data' ? 'data' : 'm2mTokens'];
  }
  if (read?.name === 'readCount') {
    return Object(json)[has ?? ''];
  }
  // The names in a JWKS are those of RFC 7517.
  return opaque === 'keys' ? json : shaped;
}

/** Fields that the description declares as optional, although a response without them is useless. */
function lacksWhatIsAskedFor({ has }: AnyOperation, json: unknown): boolean {
  return has !== undefined && !(has in Object(json));
}

function totalOf(json: unknown): unknown {
  return isObject(json) ? (json['total_count'] ?? null) : null;
}

for (const version of [API_VERSION, OLDEST_API_VERSION] as const) {
  describeWithContract(
    `answers to @x/rest-client, in API version ${version}`,
    (_contract, document) => {
      const resolve = resolverOf(document);

      describe.each(describedOf(document))('$name', (one) => {
        const { args } = sampleCall(one.operation, one.described, { resolve, fill: 'minimal', run: 0 });
        const schema: OpenApiSchema = one.described.result ?? {};

        it.each(FILLS)('is read as described: %s', async (fill) => {
          for (const json of sample(arbitraryOf(schema, { resolve, fill }), `${one.name} ${fill}`, SAMPLES)) {
            const result = await answer(one, args, json);
            if (lacksWhatIsAskedFor(one.operation, json)) {
              expect(result.errors?.[0].code).toBe('response-invalid');
              continue;
            }
            expect(result.errors).toBeNull();
            const shaped = one.described.result && toClientShape(schema, json, resolve);
            expect(result.data).toEqual(dataOf(one.operation, shaped ?? null, json));
            if (one.operation.page !== undefined) {
              expect(result).toHaveProperty('totalCount', totalOf(json));
            }
          }
        });
      });
    },
    version,
  );
}
