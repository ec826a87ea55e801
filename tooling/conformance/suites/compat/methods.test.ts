import { createClerkClient as createCompat } from '@x/compat';
import { createEmulator, type Emulator } from '@x/emulator';
import { createClerkClient as createLatest } from 'clerk-latest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLS } from '../official-sdk/calls/calls.ts';
import { methodNames } from '../official-sdk/render-methods.ts';
import { createWorld, SEED } from '../official-sdk/world.ts';
import { viewOf } from './same-values.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({ seed: SEED });
});
afterAll(() => emulator.close());

const NAMES = methodNames(createLatest({ secretKey: 'sk_test_1' }));

describe('the methods of @clerk/backend 3.25.0', () => {
  it('all exist', () => {
    const client = createCompat({ secretKey: 'sk_test_1' });
    const missing = NAMES.filter((name) => {
      const [resource = '', method = ''] = name.split('.');
      return typeof Reflect.get(Object(Reflect.get(client, resource)), method) !== 'function';
    });
    expect(missing).toEqual([]);
  });

  it.each(NAMES)('%s returns the same', async (name) => {
    const theirs = await outcomeOf(createLatest, name);
    const ours = await outcomeOf(createCompat, name);
    expect(ours).toEqual(theirs);
  });
});

async function outcomeOf(create: typeof createLatest | typeof createCompat, name: string): Promise<unknown> {
  emulator.reset();
  const { secretKey, publishableKey, jwtKey, url: apiUrl } = emulator;
  const client = create({ secretKey, publishableKey, jwtKey, apiUrl, telemetry: { disabled: true } });
  const args = await CALLS[name]?.(createWorld(emulator));
  const [resource = '', method = ''] = name.split('.');
  const api: object = Reflect.get(client, resource);
  try {
    return { value: viewOf(await Reflect.get(api, method).apply(api, args)) };
  } catch (error) {
    const { status, errors } = Object(error);
    return { status, codes: errors?.map(({ code }: { code: string }) => code) };
  }
}
