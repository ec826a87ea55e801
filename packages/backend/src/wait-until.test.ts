import { authenticateRequest, createAuthenticateRequest } from '@x/auth-state';
import { createEmulator } from '@x/emulator';
import { describe, expect, it, vi } from 'vitest';

async function setUp() {
  const emulator = await createEmulator({ port: false, seed: { users: [{ id: 'user_1' }] } });
  const { headers } = await emulator.signIn('user_1');
  const loads: string[] = [];
  const options = {
    secretKey: emulator.secretKey,
    publishableKey: emulator.publishableKey,
    apiUrl: emulator.url,
    fetch: emulator.fetch,
    onJwksLoad: () => void loads.push('load'),
  };
  return { options, loads, request: new Request('https://app.example.com/', { headers }) };
}

describe('waitUntil', () => {
  it('is called with the loads of bound options, of a call and of an unbound call', async () => {
    const { options, request } = await setUp();
    const [bound, own, unbound] = [vi.fn(), vi.fn(), vi.fn()];
    const ofBound = createAuthenticateRequest({ options: { ...options, waitUntil: bound } });
    expect((await ofBound.authenticateRequest(request)).isSignedIn).toBe(true);
    const ofCall = createAuthenticateRequest({ options: { ...options, waitUntil: bound } });
    expect((await ofCall.authenticateRequest(request, { waitUntil: own })).isSignedIn).toBe(true);
    const onJwksLoad = () => undefined;
    const state = await authenticateRequest(request, { ...options, onJwksLoad, waitUntil: unbound });
    expect(state.isSignedIn).toBe(true);
    for (const waitUntil of [bound, own, unbound]) {
      expect(waitUntil).toHaveBeenCalled();
      expect(waitUntil.mock.calls.every(([work]) => work instanceof Promise)).toBe(true);
    }
  });

  it('does not break an answer if it throws, and does not cost another load', async () => {
    const { options, loads, request } = await setUp();
    const { authenticateRequest: authenticate } = createAuthenticateRequest({ options });
    for (let count = 0; count < 5; count++) {
      const waitUntil = () => {
        throw new TypeError('Illegal invocation');
      };
      expect((await authenticate(request, { waitUntil })).isSignedIn).toBe(true);
    }
    expect(loads).toHaveLength(1);
  });

  it('must be a function', async () => {
    const { options, request } = await setUp();
    // JavaScript callers may pass anything.
    const waitUntil = 'ctx.waitUntil' as never;
    expect(() => createAuthenticateRequest({ options: { ...options, waitUntil } })).toThrow('"waitUntil"');
    expect(await authenticateRequest(request, options)).toBeDefined();
  });
});

describe('now', () => {
  it('is the clock for claims', async () => {
    const { options, request } = await setUp();
    const { authenticateRequest: authenticate } = createAuthenticateRequest({
      options: { ...options, now: () => Date.now() + 3_600_000 },
    });
    expect((await authenticate(request)).isSignedIn).toBe(false);
    expect((await authenticate(request, { currentDate: new Date() })).isSignedIn).toBe(true);
  });
});
