import { describe, expect, it } from 'vitest';
import { edKey } from '../test-support/tokens.test-support.ts';
import { isSmallOrderPoint, isWeakRsaKey } from './key-strength.ts';

const FF = 'ff'.repeat(30);

describe('isSmallOrderPoint()', () => {
  it.each([
    ['0', '00'.repeat(32)],
    ['0 with a sign', `${'00'.repeat(31)}80`],
    ['1', `01${'00'.repeat(31)}`],
    ['1 with a sign', `01${'00'.repeat(30)}80`],
    ['p - 1', `ec${FF}7f`],
    ['p - 1 with a sign', `ec${FF}ff`],
    ['p', `ed${FF}7f`],
    ['p + 1 with a sign', `ee${FF}ff`],
    ['a point of order 8', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
    ['the same with a sign', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85'],
    ['its negative', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
    ['its negative with a sign', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa'],
    ['a form that is not canonical', `f0${FF}7f`],
  ])('returns true for y = %s', (_name, hex) => {
    expect(isSmallOrderPoint(Buffer.from(hex, 'hex'))).toBe(true);
  });

  it.each([
    ['2, the smallest y of another order', `02${'00'.repeat(31)}`],
    ['p - 2, the largest y of another order', `eb${FF}7f`],
  ])('returns false for y = %s, and does not change its argument', (_name, hex) => {
    const point = new Uint8Array(Buffer.from(hex, 'hex'));
    expect(isSmallOrderPoint(point)).toBe(false);
    expect(Buffer.from(point).toString('hex')).toBe(hex);
  });

  it.each([0, 31, 33, 64])('returns true for a point of %d bytes', (length) => {
    expect(isSmallOrderPoint(Buffer.alloc(length, 7))).toBe(true);
  });

  it('returns false for generated keys', () => {
    for (let count = 0; count < 20; count++) {
      expect(isSmallOrderPoint(Buffer.from(edKey().publicJwk.x ?? '', 'base64url'))).toBe(false);
    }
  });
});

describe('isWeakRsaKey()', () => {
  const bytesOf = (number: bigint) => {
    const hex = number.toString(16);
    return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  };

  it.each([
    [2_048, 65_537n, false],
    [8_192, 3n, false],
    [4_096, 2n ** 64n - 1n, false],
    [2_047, 65_537n, true],
    [8_193, 65_537n, true],
    [2_048, 1n, true],
    [2_048, 2n, true],
    [2_048, 65_536n, true],
    [2_048, 2n ** 64n + 1n, true],
  ])('for %d bits and the exponent %d returns %s', (bits, exponent, isWeak) => {
    expect(isWeakRsaKey(bytesOf(2n ** BigInt(bits - 1) + 1n), bytesOf(exponent))).toBe(isWeak);
  });

  it('does not count leading zeros, and returns true for empty numbers', () => {
    expect(isWeakRsaKey(Buffer.concat([Buffer.alloc(200), bytesOf(2n ** 1_023n)]), bytesOf(65_537n))).toBe(
      true,
    );
    expect(isWeakRsaKey(new Uint8Array(), new Uint8Array())).toBe(true);
  });

  it('returns true for a number with a leading zero', () => {
    const [modulus, exponent, zero] = [bytesOf(2n ** 2_047n + 1n), bytesOf(65_537n), Buffer.alloc(1)];
    expect(isWeakRsaKey(modulus, exponent)).toBe(false);
    expect(isWeakRsaKey(Buffer.concat([zero, modulus]), exponent)).toBe(true);
    expect(isWeakRsaKey(modulus, Buffer.concat([zero, exponent]))).toBe(true);
  });
});
