import { describe, expect, it } from 'vitest';
import { rsaKey } from '../test-support/tokens.test-support.ts';
import { sharedKey } from './shared-key.ts';

describe('sharedKey()', () => {
  const { publicJwk, publicPem } = rsaKey();

  it('returns the same key for the same content, and another key for other content', () => {
    expect(sharedKey(publicPem)).toBe(sharedKey(publicPem));
    expect(sharedKey(publicJwk)).toBe(sharedKey({ ...publicJwk }));
    expect(sharedKey(publicJwk)).not.toBe(sharedKey({ ...publicJwk, kid: 'other' }));
    expect(sharedKey(publicPem)).not.toBe(sharedKey(publicJwk));
  });

  it('is not misled by an object that changes', async () => {
    const jwk = { ...publicJwk };
    const before = sharedKey(jwk);
    jwk.n = 'no longer a key';
    expect(sharedKey(jwk)).not.toBe(before);
    expect(sharedKey(publicJwk)).toBe(before);
    await expect(before.importFor('RS256')).resolves.toBeDefined();
  });

  it('keeps a thousand keys in turn, and no more than 16 MiB', () => {
    const [first] = Array.from({ length: 1_000 }, (_, index) => sharedKey(`key ${index}`));
    const isKept = () => sharedKey('key 0') === first;
    expect(isKept()).toBe(true);
    sharedKey('x'.repeat(8_388_608));
    expect(isKept()).toBe(false);
  });

  it('accepts an empty string, whose import rejects, and throws for a missing key', async () => {
    await expect(sharedKey('').importFor('RS256')).rejects.toMatchObject({ reason: 'jwk-local-missing' });
    for (const missing of [undefined, null]) {
      // The test passes no key.
      expect(() => sharedKey(missing as never)).toThrow('Option "key" is missing. Pass a JWK or a PEM.');
    }
  });
});
