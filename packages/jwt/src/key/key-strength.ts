// Pure

/** Returns the number that big-endian bytes represent. */
function toBigInt(bytes: Uint8Array): bigint {
  return BigInt(`0x0${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
}

const MIN_RSA_BITS = 2_048;
const MAX_RSA_BITS = 8_192;

/**
 * True unless an RSA key has 2048 to 8192 bits (RFC 7518, section 3.3) and an odd exponent from 3 to 2^64, both without
 * leading zeros (section 2), which platforms treat differently.
 */
export function isWeakRsaKey(modulus: Uint8Array, exponent: Uint8Array): boolean {
  const bits = toBigInt(modulus).toString(2).length;
  const e = toBigInt(exponent);
  const isCanonical = Boolean(modulus[0] && exponent[0]);
  const hasStrongModulus = bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS;
  const hasStrongExponent = e >= 3n && e < 2n ** 64n && e % 2n === 1n;
  return !isCanonical || !hasStrongModulus || !hasStrongExponent;
}

const ED25519_KEY_LENGTH = 32;

/**
 * True if an Ed25519 public key is a point of small order, under which a signature proves nothing (RFC 8032, section
 * 8.3), or is not 32 bytes in canonical form.
 *
 * The bytes are little-endian, and the highest bit is the sign of x. Points of order 1, 2 and 4 have y = 1, -1 and 0.
 * Twice a point of order 8 has y = 0, by the law of addition (RFC 8032, section 5.1.4), where x² = -y². The
 * equation of the curve then becomes d·y⁴ + 2·y² - 1 = 0, where d is -121665/121666.
 */
export function isSmallOrderPoint(publicKey: Uint8Array): boolean {
  const p = 2n ** 255n - 19n;
  const y = toBigInt(publicKey.slice().reverse()) % 2n ** 255n;
  const square = y * y;
  const hasOrder8 = (121_665n * square * square - 121_666n * (2n * square - 1n)) % p === 0n;
  const hasSmallerOrder = y < 2n || y === p - 1n;
  const isCanonical = publicKey.length === ED25519_KEY_LENGTH && y < p;
  return !isCanonical || hasSmallerOrder || hasOrder8;
}
