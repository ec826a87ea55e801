import { createEmulator, type Emulator } from '@x/emulator';
import { createClerkClient as createFirst } from 'clerk-1.0.1';
import { createClerkClient as createLatest } from 'clerk-latest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLS } from './calls/calls.ts';
import { type MethodResult, methodNames, renderMethods } from './render-methods.ts';
import { createWorld, SEED } from './world.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({ seed: SEED });
});
afterAll(() => emulator.close());

const SDKS = [
  { version: '3.25.0', create: createLatest },
  { version: '1.0.1', create: createFirst },
] as const;

describe.each(SDKS)('the methods of @clerk/backend $version, unmodified', ({ version, create }) => {
  it('have the results of METHODS-*.md', async () => {
    const { secretKey, publishableKey, url: apiUrl } = emulator;
    const client = create({ secretKey, publishableKey, apiUrl, telemetry: { disabled: true } });
    const results: MethodResult[] = [];
    for (const name of methodNames(client)) {
      emulator.reset();
      results.push(await callMethod(client, name));
    }
    await expect(renderMethods(version, results)).toMatchFileSnapshot(`METHODS-${version}.md`);
  });
});

it('every call is of a method', () => {
  const names = SDKS.flatMap(({ create }) => methodNames(create({ secretKey: 'sk_test_1' })));
  expect(Object.keys(CALLS).filter((name) => !names.includes(name))).toEqual([]);
});

async function callMethod(client: object, name: string): Promise<MethodResult> {
  const args = await CALLS[name]?.(createWorld(emulator));
  if (args === undefined) throw new Error(`calls/ has no call of ${name}.`);
  const before = emulator.requests.length;
  const [resource = '', method = ''] = name.split('.');
  const api: object = Reflect.get(client, resource);
  const failure = await Reflect.get(api, method).apply(api, args).then(checkResult, problemOf);
  return { name, failure, request: emulator.requests.slice(before).at(0) };
}

/** A string is a body that the SDK could not read. */
function checkResult(result: unknown): string | undefined {
  return typeof result === 'string' ? 'not JSON' : undefined;
}

function problemOf(error: unknown): string {
  const { status, errors } = Object(error);
  const code = errors?.[0]?.code ?? (error instanceof Error ? error.message : String(error));
  return status === undefined ? code : `${status} ${code}`;
}
