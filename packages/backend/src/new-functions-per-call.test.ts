import { createEmulator } from '@x/emulator';
import { describe, expect, it } from 'vitest';
import { createClerkClient } from './create-clerk-client.ts';

async function setUp() {
  const emulator = await createEmulator({ port: false, seed: { users: [{ id: 'user_1' }] } });
  const { headers } = await emulator.signIn('user_1');
  const { secretKey, publishableKey, url: apiUrl } = emulator;
  const request = () => new Request('https://app.example.com/', { headers });
  const loads: string[] = [];
  // A new function with every call.
  const countingFetch =
    (name: string): typeof globalThis.fetch =>
    (input, init) => {
      loads.push(name);
      return emulator.fetch(input, init);
    };
  return { options: { secretKey, publishableKey, apiUrl }, request, loads, countingFetch };
}

describe('a kept client', () => {
  it('loads the keys once, although each call brings a new hook', async () => {
    const { options, request, loads, countingFetch } = await setUp();
    const { authenticateRequest } = createClerkClient({ ...options, fetch: countingFetch('client') });
    const events: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      const state = await authenticateRequest(request(), { onJwksLoad: () => events.push(name) });
      expect(state.isSignedIn).toBe(true);
    }
    expect(loads).toEqual(['client']);
    expect(events).toEqual(['a']);
  });

  it('loads the keys with the fetch and the hook of the call that needs them', async () => {
    const { options, request, loads, countingFetch } = await setUp();
    const { authenticateRequest } = createClerkClient(options);
    const events: string[] = [];
    for (const name of ['a', 'b']) {
      await authenticateRequest(request(), {
        skipJwksCache: true,
        fetch: countingFetch(name),
        onJwksLoad: () => events.push(name),
      });
    }
    expect(loads).toEqual(['a', 'b']);
    expect(events).toEqual(['a', 'b']);
  });

  it('loads the keys again for another fetch, which can lead to other keys', async () => {
    const { options, request, loads, countingFetch } = await setUp();
    const { authenticateRequest } = createClerkClient(options);
    await authenticateRequest(request(), { fetch: countingFetch('a') });
    await authenticateRequest(request(), { fetch: countingFetch('b') });
    expect(loads).toEqual(['a', 'b']);
  });

  it('does not share the keys of a call with a hook with calls without one', async () => {
    const { options, request, loads, countingFetch } = await setUp();
    const { authenticateRequest } = createClerkClient({ ...options, fetch: countingFetch('client') });
    await authenticateRequest(request(), { onJwksLoad: () => undefined });
    await authenticateRequest(request());
    expect(loads).toEqual(['client', 'client']);
  });

  it('rejects a fetch and a hook that are not functions', async () => {
    const { options, request } = await setUp();
    const { authenticateRequest } = createClerkClient(options);
    for (const wrong of [{ fetch: 5 }, { onJwksLoad: 'x' }]) {
      const call = authenticateRequest(request(), wrong as object);
      await expect(call).rejects.toThrow(/must be a function/);
    }
  });
});
