// Pure
import type { ImportedKey } from '../runtime/runtime.ts';

const MIN_MODULUS_BITS = 2_048;
const MAX_MODULUS_BITS = 8_192;
/** Larger public exponents are legal, unused, and make a verification slow. */
const MAX_PUBLIC_EXPONENT = 2n ** 64n;

/** Why an RSA key is too weak or too large, or undefined (RFC 7518, section 3.3). */
export function rsaWeakness({ modulusBits, publicExponent }: ImportedKey): string | undefined {
  if (modulusBits === undefined || publicExponent === undefined) {
    return undefined;
  }
  if (modulusBits < MIN_MODULUS_BITS || modulusBits > MAX_MODULUS_BITS) {
    return `The RSA key has ${modulusBits} bits; ${MIN_MODULUS_BITS} to ${MAX_MODULUS_BITS} are accepted.`;
  }
  const isUsable = publicExponent >= 3n && publicExponent < MAX_PUBLIC_EXPONENT && publicExponent % 2n === 1n;
  return isUsable ? undefined : 'The public exponent of the RSA key is not an odd number from 3 to 2^64.';
}

/**
 * The y coordinates of the points of small order on edwards25519, in hexadecimal, little-endian, with the
 * forms that are not reduced. Under such a key a signature proves nothing (RFC 8032, section 8.3).
 */
const SMALL_ORDER_POINTS: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
]);

/** Whether an Ed25519 public key of 32 bytes is a point of small order, whatever the sign of its x. */
export function isSmallOrderPoint(publicKey: Uint8Array): boolean {
  const digits = Array.from(publicKey, (byte, index) =>
    (index === 31 ? byte & 0x7f : byte).toString(16).padStart(2, '0'),
  );
  return SMALL_ORDER_POINTS.has(digits.join(''));
}
