import { createTokenVerifier, hasValidSignature, verifyJwt } from '@x/jwt';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../runs.ts';
import { NOW, signed } from './arbitraries.ts';
import { ALGORITHMS, KEY_PAIRS } from './keys.ts';

/** Returns the token with one bit of its characters flipped. */
function flipText(token: string, bit: number): string {
  const bytes = Buffer.from(token, 'latin1');
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return bytes.toString('latin1');
}

/** Returns the token with one bit of its decoded segments flipped, in canonical base64url. */
function flipContent(token: string, bit: number): string {
  const segments = token.split('.').map((segment) => Buffer.from(segment, 'base64url'));
  let left = bit;
  for (const bytes of segments) {
    if (left >= 0 && left < bytes.length * 8) {
      bytes[left >> 3] = (bytes[left >> 3] ?? 0) ^ (1 << (left & 7));
    }
    left -= bytes.length * 8;
  }
  return segments.map((bytes) => bytes.toString('base64url')).join('.');
}

const bitsOf = (token: string) => token.length * 8;
const contentBitsOf = (token: string) =>
  token.split('.').reduce((sum, segment) => sum + Buffer.from(segment, 'base64url').length * 8, 0);

async function isAccepted(token: string, key: (typeof KEY_PAIRS)['RS256']): Promise<boolean> {
  const [jwk] = key.publicForms;
  const isVerified = (await verifyJwt(token, { key: jwk, currentDate: NOW })).error === null;
  return isVerified || (await hasValidSignature(token, jwk)).result === true;
}

describe('every one-bit change of a signed token is rejected', () => {
  // All bits for three algorithms, because verification is slow; random bits for the others.
  it.each(['EdDSA', 'ES256', 'RS256'] as const)('%s, every bit', async (algorithm) => {
    const token = await signed(algorithm);
    const key = KEY_PAIRS[algorithm];
    expect(await isAccepted(token, key)).toBe(true);
    for (let bit = 0; bit < bitsOf(token); bit++) {
      expect(await isAccepted(flipText(token, bit), key), `bit ${bit} of the text`).toBe(false);
    }
    for (let bit = 0; bit < contentBitsOf(token); bit++) {
      expect(await isAccepted(flipContent(token, bit), key), `bit ${bit} of the content`).toBe(false);
    }
  });

  it.each(ALGORITHMS)('%s, by a verifier that caches the token', async (algorithm) => {
    const token = await signed(algorithm);
    const [jwk] = KEY_PAIRS[algorithm].publicForms;
    const verifier = createTokenVerifier({ jwtKey: jwk, currentDate: NOW, tokenCacheSize: 10 });
    await fc.assert(
      fc.asyncProperty(fc.nat(bitsOf(token) - 1), fc.nat(contentBitsOf(token) - 1), async (bit, content) => {
        expect((await verifier.verify(token)).error).toBeNull();
        for (const changed of [flipText(token, bit), flipContent(token, content)]) {
          expect((await verifier.verify(changed)).result).toBeNull();
        }
      }),
      runs(100),
    );
  });
});
