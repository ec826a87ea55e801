// Pure

/** The key type that an algorithm needs: RSA, or a curve by its JWK name (RFC 7518, 6.2.1.1; RFC 8037, 2). */
export type KeyKind = 'RSA' | 'P-256' | 'P-384' | 'P-521' | 'Ed25519';

/**
 * A JWS algorithm (RFC 7518, section 3.1; RFC 8037, section 3.1): the kind of its keys, and its parameters for Web
 * Crypto, which ignores the fields that it does not know.
 */
export interface Algorithm {
  readonly kind: KeyKind;
  readonly name: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS' | 'ECDSA' | 'Ed25519';
  readonly hash?: string;
  /** In bytes, the same as the hash (RFC 7518, section 3.5). */
  readonly saltLength?: number;
  readonly namedCurve?: string;
}

const rsa = (name: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS', bits: number): Algorithm => ({
  kind: 'RSA',
  name,
  hash: `SHA-${bits}`,
  saltLength: bits / 8,
});

const ecdsa = (kind: KeyKind, bits: number): Algorithm => ({
  kind,
  name: 'ECDSA',
  hash: `SHA-${bits}`,
  namedCurve: kind,
});

const PKCS1 = 'RSASSA-PKCS1-v1_5';
const PSS = 'RSA-PSS';
const ED25519 = 'Ed25519';

// Marked as pure, so that a bundler can drop the table where it is not used.
export const ALGORITHMS = {
  RS256: /* @__PURE__ */ rsa(PKCS1, 256),
  RS384: /* @__PURE__ */ rsa(PKCS1, 384),
  RS512: /* @__PURE__ */ rsa(PKCS1, 512),
  PS256: /* @__PURE__ */ rsa(PSS, 256),
  PS384: /* @__PURE__ */ rsa(PSS, 384),
  PS512: /* @__PURE__ */ rsa(PSS, 512),
  ES256: /* @__PURE__ */ ecdsa('P-256', 256),
  ES384: /* @__PURE__ */ ecdsa('P-384', 384),
  ES512: /* @__PURE__ */ ecdsa('P-521', 512),
  EdDSA: { kind: ED25519, name: ED25519 },
} as const satisfies Record<string, Algorithm>;

/** The name of a signature algorithm (RFC 7518, section 3.1): `RS256`, `ES384` and so on. */
export type AlgorithmName = keyof typeof ALGORITHMS;

export function isAlgorithmName(name: unknown): name is AlgorithmName {
  return typeof name === 'string' && Object.hasOwn(ALGORITHMS, name);
}

/** `RS256, RS384, ...`, for messages. */
export function algorithmNames(): string {
  return Object.keys(ALGORITHMS).join(', ');
}
