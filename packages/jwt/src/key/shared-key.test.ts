import { describe, expect, it } from 'vitest';
import { rsaKey } from '../tokens.test-support.ts';
import { sharedKey } from './shared-key.ts';

describe('sharedKey()', () => {
  const { publicJwk, publicPem } = rsaKey();

  it('gives the same key for the same content, and another for another', () => {
    expect(sharedKey(publicPem)).toBe(sharedKey(publicPem));
    expect(sharedKey(publicJwk)).toBe(sharedKey({ ...publicJwk }));
    expect(sharedKey(publicJwk)).not.toBe(sharedKey({ ...publicJwk, kid: 'other' }));
    expect(sharedKey(publicPem)).not.toBe(sharedKey(publicJwk));
  });

  it('is not deceived by an object that changes', async () => {
    const jwk = { ...publicJwk };
    const before = sharedKey(jwk);
    jwk.n = rsaKey().publicJwk.n;
    expect(sharedKey(jwk)).not.toBe(before);
    expect(sharedKey(publicJwk)).toBe(before);
    await expect(before.importFor('RS256')).resolves.toBeDefined();
  });

  it('keeps few', () => {
    const first = sharedKey('first');
    for (let count = 0; count < 17; count++) {
      sharedKey(`key ${count}`);
    }
    expect(sharedKey('first')).not.toBe(first);
  });
});
