import { beforeEach, describe, expect, it } from 'vitest';
import { rsaKey } from '../test-support/tokens.test-support.ts';
import { sharedKey } from './shared-key.ts';

describe('sharedKey()', () => {
  const { publicJwk, publicPem } = rsaKey();

  // Starts with an empty store, whatever other tests put there: when the first key is dropped, all are.
  beforeEach(() => {
    const first = sharedKey('first');
    for (let count = 0; sharedKey('first') === first; count++) {
      sharedKey(`filler ${count}`);
    }
  });

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

  it('keeps sixteen keys, and one more until the next call', () => {
    const first = sharedKey('first');
    for (let count = 2; count <= 16; count++) {
      sharedKey(`key ${count}`);
    }
    expect(sharedKey('first')).toBe(first);
    sharedKey('key 17');
    expect(sharedKey('first')).not.toBe(first);
  });

  it('accepts an empty string, whose import rejects, and throws for a missing key', async () => {
    await expect(sharedKey('').importFor('RS256')).rejects.toMatchObject({ reason: 'jwk-local-missing' });
    for (const missing of [undefined, null]) {
      // The test passes no key.
      expect(() => sharedKey(missing as never)).toThrow('Option "key" is missing. Pass a JWK or a PEM.');
    }
  });
});
