// Pure

/** The number that bytes are, the highest first. */
function toBigInt(bytes: Uint8Array): bigint {
  return BigInt(`0x0${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
}

/**
 * Whether an RSA key is not one of 2048 to 8192 bits (RFC 7518, section 3.3) with an odd exponent of 3 to 2^64,
 * both numbers without zeros in front (section 2), of which platforms make one thing or another.
 */
export function isWeakRsaKey(modulus: Uint8Array, exponent: Uint8Array): boolean {
  const bits = toBigInt(modulus).toString(2).length;
  const e = toBigInt(exponent);
  const isCanonical = modulus[0] && exponent[0];
  return !isCanonical || bits < 2_048 || bits > 8_192 || e < 3n || e >> 64n > 0n || e % 2n === 0n;
}

/**
 * Whether an Ed25519 public key is a point of small order, under which a signature proves nothing (RFC 8032,
 * section 8.3), or not 32 bytes in their canonical form.
 *
 * Little-endian, and the highest bit is the sign of x. Points of order 1, 2 and 4 have y = 1, -1 and 0. Twice
 * a point of order 8 has y = 0, which the law of addition (RFC 8032, section 5.1.4) gives where x² = -y²; with
 * that, the equation of the curve becomes d·y⁴ + 2·y² - 1 = 0, and d is -121665/121666.
 */
export function isSmallOrderPoint(publicKey: Uint8Array): boolean {
  const p = 2n ** 255n - 19n;
  const y = toBigInt(publicKey.slice().reverse()) % 2n ** 255n;
  const square = y * y;
  return (
    publicKey.length !== 32 ||
    y < 2n ||
    y > p - 2n ||
    (121_665n * square * square - 121_666n * (2n * square - 1n)) % p === 0n
  );
}
