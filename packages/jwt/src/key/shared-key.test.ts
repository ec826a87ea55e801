import { beforeEach, describe, expect, it } from 'vitest';
import { rsaKey } from '../tokens.test-support.ts';
import { sharedKey } from './shared-key.ts';

describe('sharedKey()', () => {
  const { publicJwk, publicPem } = rsaKey();

  // Others have filled it. When the first is forgotten, so are all.
  beforeEach(() => {
    const first = sharedKey('first');
    for (let count = 0; sharedKey('first') === first; count++) {
      sharedKey(`filler ${count}`);
    }
  });

  it('gives the same key for the same content, and another for another', () => {
    expect(sharedKey(publicPem)).toBe(sharedKey(publicPem));
    expect(sharedKey(publicJwk)).toBe(sharedKey({ ...publicJwk }));
    expect(sharedKey(publicJwk)).not.toBe(sharedKey({ ...publicJwk, kid: 'other' }));
    expect(sharedKey(publicPem)).not.toBe(sharedKey(publicJwk));
  });

  it('is not deceived by an object that changes', async () => {
    const jwk = { ...publicJwk };
    const before = sharedKey(jwk);
    jwk.n = 'no longer a key';
    expect(sharedKey(jwk)).not.toBe(before);
    expect(sharedKey(publicJwk)).toBe(before);
    await expect(before.importFor('RS256')).resolves.toBeDefined();
  });

  it('keeps sixteen, and one more until the next is asked for', () => {
    const first = sharedKey('first');
    for (let count = 2; count <= 16; count++) {
      sharedKey(`key ${count}`);
    }
    expect(sharedKey('first')).toBe(first);
    sharedKey('key 17');
    expect(sharedKey('first')).not.toBe(first);
  });

  it('takes an empty text, which is refused when it is used, and nothing else that is empty', async () => {
    await expect(sharedKey('').importFor('RS256')).rejects.toMatchObject({ reason: 'jwk-local-missing' });
    for (const missing of [undefined, null]) {
      // A missing key is the point.
      expect(() => sharedKey(missing as never)).toThrow('Pass key as a JWK or a PEM.');
    }
  });
});
