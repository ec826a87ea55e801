import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLAIMS, makeToken, NOW, rsaKey } from './test-support/tokens.test-support.ts';

const key = rsaKey();
const token = makeToken(key);

beforeEach(() => {
  vi.resetModules(); // encoders and decoders are created once
  // Node needs none of these globals to verify. The seam of the other runtimes does, and jsdom uses it.
  vi.doMock('#runtime', () => import('./runtime/web.ts'));
  // Newer platforms have this in place of `atob`.
  vi.stubGlobal('Uint8Array', Object.assign(class extends Uint8Array {}, { fromBase64: undefined }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const incomplete = (name: string) =>
  expect.objectContaining({
    reason: 'platform-incomplete',
    message: expect.stringContaining(`no global "${name}"`),
  });

const without = (name: string) =>
  name === 'crypto.subtle' ? vi.stubGlobal('crypto', {}) : vi.stubGlobal(name, undefined);

describe.each(['atob', 'TextDecoder', 'TextEncoder', 'crypto.subtle'])('without %s', (name) => {
  it('verifyJwt() names it, and does not blame the token or the key', async () => {
    const { verifyJwt } = await import('./index.ts');
    without(name);
    for (const form of [key.publicPem, key.publicJwk]) {
      const { error } = await verifyJwt(token, { key: form, currentDate: NOW });
      expect(error).toEqual(incomplete(name));
    }
  });

  it('hasValidSignature() names it', async () => {
    const { hasValidSignature } = await import('./index.ts');
    without(name);
    expect((await hasValidSignature(token, key.publicPem)).error).toEqual(incomplete(name));
  });
});

it.each(['atob', 'TextDecoder'])('decodeJwt() names %s', async (name) => {
  const { decodeJwt } = await import('./index.ts');
  without(name);
  expect(decodeJwt(token).error).toEqual(incomplete(name));
});

it.each(['btoa', 'TextEncoder', 'crypto.subtle'])('signJwt() names %s', async (name) => {
  const { signJwt } = await import('./index.ts');
  without(name);
  const { error } = await signJwt(CLAIMS, key.privateJwk, { algorithm: 'RS256' });
  expect(error).toMatchObject({ name: 'SignJWTError', message: expect.stringContaining(`"${name}"`) });
});

it.each(['fetch', 'TextDecoder', 'AbortController'])('verifyToken() names %s once', async (name) => {
  const { createTokenVerifier } = await import('./index.ts');
  const verifier = createTokenVerifier({ jwtKey: null, jwksUrl: 'https://a.example/jwks' });
  without(name);
  vi.useFakeTimers().setTimerTickMode('nextTimerAsync');
  const startedAtInMs = performance.now();
  const error = await verifier.verify(token, { currentDate: NOW }).then(
    (outcome) => outcome.error,
    (rejection) => rejection,
  );
  expect(String(error)).toContain(`no global "${name}"`);
  expect(performance.now()).toBe(startedAtInMs); // no retry, which would wait
});

it('createTokenVerifier() names atob, which a publishable key needs', async () => {
  const { createTokenVerifier } = await import('./index.ts');
  const publishableKey = `pk_test_${btoa('clerk.example.com$')}`;
  without('atob');
  expect(() => createTokenVerifier({ jwtKey: null, publishableKey })).toThrow('no global "atob"');
});
