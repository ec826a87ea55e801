/** A curve of ECDSA and its algorithm. */
export interface Curve {
  readonly alg: string;
  readonly crv: string;
  /** The length of a coordinate in bytes. */
  readonly length: number;
  /** The order of the base point (FIPS 186-4, D.1.2). */
  readonly order: bigint;
  /** The prime of the field. */
  readonly prime: bigint;
}

export const CURVES: readonly Curve[] = [
  {
    alg: 'ES256',
    crv: 'P-256',
    length: 32,
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    prime: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
  },
  {
    alg: 'ES384',
    crv: 'P-384',
    length: 48,
    order:
      0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    prime: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
  },
  {
    alg: 'ES512',
    crv: 'P-521',
    length: 66,
    order:
      0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
    prime: 2n ** 521n - 1n,
  },
];
