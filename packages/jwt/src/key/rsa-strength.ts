// Pure

const MIN_MODULUS_BITS = 2_048;
const MAX_MODULUS_BITS = 8_192;
/** Larger public exponents are legal, unused, and make a verification slow. */
const MAX_EXPONENT_BYTES = 8;

/** Why an imported RSA key is too weak or too large, or undefined when it is neither (RFC 7518, section 3.3). */
export function rsaWeakness(key: CryptoKey): string | undefined {
  // Every key that is imported with RsaHashedImportParams carries an RsaHashedKeyAlgorithm.
  const { modulusLength, publicExponent } = key.algorithm as RsaHashedKeyAlgorithm;
  if (modulusLength < MIN_MODULUS_BITS || modulusLength > MAX_MODULUS_BITS) {
    return `The RSA key has ${modulusLength} bits; ${MIN_MODULUS_BITS} to ${MAX_MODULUS_BITS} are accepted.`;
  }
  const exponent = withoutLeadingZeros(new Uint8Array(publicExponent));
  const last = exponent.at(-1) ?? 0;
  const isTooSmall = exponent.length === 1 && last < 3;
  if (exponent.length === 0 || exponent.length > MAX_EXPONENT_BYTES || isTooSmall || last % 2 === 0) {
    return 'The public exponent of the RSA key is not an odd number from 3 to 2^64.';
  }
  return undefined;
}

function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first === -1 ? bytes.subarray(0, 0) : bytes.subarray(first);
}
