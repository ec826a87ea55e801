// Pure
import type { KeyKind } from '../model/algorithms.ts';

/** The advice for a PKCS#1 key, the most common public key that is not SPKI. */
export const PKCS1_ADVICE = '"openssl rsa -RSAPublicKey_in -pubout" converts an "RSA PUBLIC KEY".';

/** The end of each kind's object identifier in DER (RFC 8017, RFC 5480, RFC 8410), as decimal bytes. */
const IDENTIFIERS: ReadonlyArray<readonly [kind: KeyKind, bytes: string]> = [
  ['RSA', ',247,13,1,1,1,'],
  ['P-256', ',61,3,1,7,'],
  ['P-384', ',129,4,0,34,'],
  ['P-521', ',129,4,0,35,'],
  ['Ed25519', ',43,101,112,'],
];

/** In bytes. The identifier of a key that is accepted lies within. */
const MAX_IDENTIFIER_END = 40;

/** Returns the kind of the public key that DER declares. Undefined for a kind that is not supported. */
export function kindOfSpki(der: Uint8Array): KeyKind | undefined {
  const start = der.subarray(0, MAX_IDENTIFIER_END).join();
  return IDENTIFIERS.find(([, bytes]) => start.includes(bytes))?.[0];
}

/** Returns the length of the first element of DER, including its header (X.690, section 8.1.3), up to 64 KiB. */
export function lengthOfElement([, first = 0, second = 0, third = 0]: Uint8Array): number {
  if (first < 0x80) {
    return first + 2;
  }
  return first === 0x81 ? second + 3 : second * 256 + third + 4;
}
