import { createPublicKey, verify as nativeVerify } from 'node:crypto';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { packagedNode } from '../../runners/node.ts';
import { allAttacks } from './all-attacks.ts';
import { forgeForSmallOrder, SMALL_ORDER_KEYS, spkiOf } from './ed25519.ts';
import { segmentsOf } from './forge.ts';
import { makeSmallPrimeKey, signWithSmallPrimes } from './rsa.ts';

/** True if OpenSSL accepts the signature of a token, without any check of ours before it. */
function isAcceptedByOpenSsl(
  token: string,
  key: Parameters<typeof createPublicKey>[0],
  hash: string,
): boolean {
  const signature = Buffer.from(segmentsOf(token)[2], 'base64url');
  const text = Buffer.from(token.slice(0, token.lastIndexOf('.')));
  return nativeVerify(hash, text, createPublicKey(key), signature);
}

describe('allAttacks', () => {
  it.each(Object.entries(allAttacks))(
    'has a unique name for each attack of the area %s',
    (_area, attacks) => {
      const names = attacks.map(({ name }) => name);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    },
  );

  it('can be serialized as JSON', () => {
    expect(JSON.parse(JSON.stringify(allAttacks))).toEqual(allAttacks);
  });

  it('has a rejected token in every area', () => {
    const hasRejected = Object.values(allAttacks).every((list) =>
      list.some(({ expected }) => expected !== 'accepted'),
    );
    expect(hasRejected).toBe(true);
  });
});

describe('forgeForSmallOrder()', () => {
  // Node 24 and newer reject these keys before OpenSSL sees them; Node 18 does not.
  const node = packagedNode('node-18');
  const entry = fileURLToPath(new URL('native-verify-entry.ts', import.meta.url));

  it.skipIf(node.unavailable !== undefined && !process.env['CI']).each(SMALL_ORDER_KEYS)(
    'forges a signature that OpenSSL accepts under %s',
    async (hex) => {
      const point = Buffer.from(hex, 'hex');
      const input = { token: forgeForSmallOrder(point), spki: spkiOf(point).toString('base64') };
      expect(await node.run({ entry, input })).toBe(true);
    },
  );
});

describe('signWithSmallPrimes()', () => {
  it.each([
    [512, 65_537n],
    [1_024, 65_537n],
    [2_047, 65_537n],
    [2_048, 3n],
    [2_048, 1n],
    [8_193, 65_537n],
    [16_384, 65_537n],
  ])('makes a valid signature with a key of %d bits and the exponent %d', (bits, exponent) => {
    const key = makeSmallPrimeKey(bits, exponent);
    expect(key.modulus.toString(2)).toHaveLength(bits);
    const token = signWithSmallPrimes('header.payload', key);
    expect(isAcceptedByOpenSsl(token, { key: { ...key.publicJwk }, format: 'jwk' }, 'sha256')).toBe(true);
  });
});
