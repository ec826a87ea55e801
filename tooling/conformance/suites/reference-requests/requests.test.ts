import { createClerkClient as createCompat } from '@x/compat';
import { createBackendApiClient } from '@x/rest-client';
import * as operations from '@x/rest-client/operations';
import { createClerkClient } from 'clerk-latest';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithContract } from '../../src/describe-with-contract.ts';
import { type RecordingServer, startRecordingServer } from '../../src/record-over-http.ts';
import type { Fill } from '../../src/sampling/arbitrary-of.ts';
import { sampleCall } from '../../src/sampling/sample-call.ts';
import { describedOf, resolverOf } from '../operations/described.ts';
import { DIFFERENCES_OF, RULES } from './differences.ts';
import { HAND_MADE_CALLS } from './hand-made-calls.ts';
import { differingFields, type RecordedRequest, recordRequest } from './recorded-request.ts';

type Method = (...args: readonly unknown[]) => Promise<unknown>;

const PLAIN_ID = fc.constant('id_1');
const FILLS: readonly Fill[] = ['minimal', 'full'];
type Client = keyof typeof DIFFERENCES_OF;

const CLIENTS = Object.keys(DIFFERENCES_OF) as Client[]; // TypeScript does not infer the names
const secretKey = 'sk_test_1';

let server: RecordingServer;
let theirs: object;
let ours: Readonly<Record<Client, object>>;

beforeAll(async () => {
  // An object, so that a call with several requests continues after the first.
  server = await startRecordingServer('{"object":"none","id":"id_1"}');
  const keys = { secretKey, apiUrl: server.url };
  theirs = createClerkClient({ ...keys, telemetry: { disabled: true } });
  ours = {
    '@x/rest-client': createBackendApiClient({ ...keys, retry: false }),
    // No method takes another number of attempts.
    '@x/compat': createCompat(keys),
  };
});

afterAll(() => server.close());

function methodOf(client: object, name: string): Method | undefined {
  const [resource = '', method = ''] = name.split('.');
  const object: unknown = Reflect.get(client, resource);
  const found: unknown =
    typeof object === 'object' && object !== null ? Reflect.get(object, method) : undefined;
  // A function with the name of an API method is that method.
  return typeof found === 'function' ? (found.bind(object) as Method) : undefined;
}

/** Records the requests of a client. The result of the call does not matter here. */
async function record(client: object, method: string, args: readonly unknown[]): Promise<RecordedRequest[]> {
  await methodOf(client, method)?.(...args).catch(() => undefined);
  return server.take().map(recordRequest);
}

/** Returns the fields in which both differ, without those that a rule explains. */
async function compare(client: Client, method: string, args: readonly unknown[]): Promise<readonly string[]> {
  const [their, our] = [await record(theirs, method, args), await record(ours[client], method, args)];
  return differingFields(their, our).filter(
    (field) =>
      !RULES.some(({ explains }) =>
        their.some((one, index) => explains(field, one, our[index] ?? new Map())),
      ),
  );
}

function listedFields(client: Client, call: string): readonly string[] {
  return DIFFERENCES_OF[client].find((one) => one.call === call)?.fields ?? [];
}

describeWithContract('a method that @clerk/backend 3.25.0 and ours have', (_contract, document) => {
  const resolve = resolverOf(document);
  const described = describedOf(document);

  describe.each(CLIENTS)('of %s', (client) => {
    it.each(described)('sends the same: $name', async ({ operation, described: one }) => {
      if (methodOf(theirs, operation.name) === undefined) {
        return;
      }
      for (const fill of FILLS) {
        const { args } = sampleCall(operation, one, { resolve, fill, run: 0, ids: PLAIN_ID });
        expect(await compare(client, operation.name, args)).toEqual(
          listedFields(client, `${operation.name} ${fill}`),
        );
      }
    });

    it.each(HAND_MADE_CALLS)('sends the same: $name', async ({ name, method, args }) => {
      expect(methodOf(theirs, method)).toBeDefined();
      expect(await compare(client, method, args)).toEqual(listedFields(client, name));
    });
  });
});

describe('the methods of @clerk/backend 3.25.0', () => {
  it('are all in ours', () => {
    const missing = methodNames(theirs).filter(
      (name) => methodOf(ours['@x/rest-client'], name) === undefined,
    );
    expect(missing).toEqual([]);
  });

  it('are fewer than ours', () => {
    const names = methodNames(theirs);
    const all = Object.values(operations);
    expect(all.filter(({ name }) => names.includes(name)).length).toBe(names.length);
    expect(all.length - names.length).toBeGreaterThanOrEqual(66);
  });
});

function methodNames(client: object): readonly string[] {
  return Object.entries(client).flatMap(([resource, object]) =>
    typeof object !== 'object' || object === null || resource === 'telemetry'
      ? []
      : Object.getOwnPropertyNames(Object.getPrototypeOf(object))
          .filter((name) => name !== 'constructor' && typeof Reflect.get(object, name) === 'function')
          .map((name) => `${resource}.${name}`),
  );
}
