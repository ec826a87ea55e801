// Pure
import type { ImportedKey } from '../runtime/runtime.ts';

/** Larger public exponents are legal, unused, and make a verification slow. */
const MAX_PUBLIC_EXPONENT = 0x1_0000_0000_0000_0000n;

/** Why an RSA key is too weak or too large, or undefined (RFC 7518, section 3.3). */
export function rsaWeakness({ modulusBits, publicExponent }: ImportedKey): string | undefined {
  if (modulusBits === undefined || publicExponent === undefined) {
    return undefined;
  }
  if (modulusBits < 2_048 || modulusBits > 8_192) {
    return `an RSA key of ${modulusBits} bits, not of 2048 to 8192`;
  }
  const isUsable = publicExponent > 2n && publicExponent < MAX_PUBLIC_EXPONENT && publicExponent % 2n === 1n;
  return isUsable ? undefined : 'an RSA key whose exponent is not an odd number from 3 to 2^64';
}

/** 2^255 - 19: the field of edwards25519 has this many elements (RFC 8032, section 5.1). */
const FIELD_SIZE = 0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffedn;

/** The y coordinates of its points of small order, but for their negatives. */
const SMALL_ORDER_Y: readonly bigint[] = [
  0n,
  1n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
];

/**
 * Whether an Ed25519 public key of 32 bytes is a point of small order, under which a signature proves
 * nothing (RFC 8032, section 8.3), or not in its canonical form.
 */
export function isSmallOrderPoint(publicKey: Uint8Array): boolean {
  const hex = Array.from(publicKey, (byte) => byte.toString(16).padStart(2, '0'));
  // Little-endian; the highest bit is the sign of x.
  const y = BigInt.asUintN(255, BigInt(`0x0${hex.reverse().join('')}`));
  return y >= FIELD_SIZE || SMALL_ORDER_Y.includes(y) || SMALL_ORDER_Y.includes(FIELD_SIZE - y);
}
