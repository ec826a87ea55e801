// Pure

export type AlgorithmName =
  | 'RS256'
  | 'RS384'
  | 'RS512'
  | 'PS256'
  | 'PS384'
  | 'PS512'
  | 'ES256'
  | 'ES384'
  | 'ES512'
  | 'EdDSA';

/** How a JWS algorithm (RFC 7518, section 3.1; RFC 8037, section 3.1) maps to Web Crypto, and which keys it takes. */
export interface Algorithm {
  readonly keyType: 'RSA' | 'EC' | 'OKP';
  /** Of the key, where its type has several. */
  readonly curve?: string;
  /** In bytes, where it is fixed. */
  readonly signatureLength?: number;
  /** Those of Web Crypto, of the import and of the operation in one. */
  readonly parameters: {
    readonly name: string;
    readonly hash?: string;
    readonly namedCurve?: string;
    readonly saltLength?: number;
  };
}

const rsa = (name: string, bits: number): Algorithm => ({
  keyType: 'RSA',
  parameters: { name, hash: `SHA-${bits}`, saltLength: bits / 8 },
});

const ecdsa = (curve: string, bits: number, signatureLength: number): Algorithm => ({
  keyType: 'EC',
  curve,
  signatureLength,
  parameters: { name: 'ECDSA', hash: `SHA-${bits}`, namedCurve: curve },
});

const PKCS1 = 'RSASSA-PKCS1-v1_5';
const PSS = 'RSA-PSS';

// Marked as pure, so that a bundler can drop the table where it is not used.
const ALGORITHMS: Readonly<Record<AlgorithmName, Algorithm>> = {
  RS256: /* @__PURE__ */ rsa(PKCS1, 256),
  RS384: /* @__PURE__ */ rsa(PKCS1, 384),
  RS512: /* @__PURE__ */ rsa(PKCS1, 512),
  PS256: /* @__PURE__ */ rsa(PSS, 256),
  PS384: /* @__PURE__ */ rsa(PSS, 384),
  PS512: /* @__PURE__ */ rsa(PSS, 512),
  ES256: /* @__PURE__ */ ecdsa('P-256', 256, 64),
  ES384: /* @__PURE__ */ ecdsa('P-384', 384, 96),
  ES512: /* @__PURE__ */ ecdsa('P-521', 512, 132),
  EdDSA: { keyType: 'OKP', curve: 'Ed25519', signatureLength: 64, parameters: { name: 'Ed25519' } },
};

export function isAlgorithmName(name: unknown): name is AlgorithmName {
  return typeof name === 'string' && Object.hasOwn(ALGORITHMS, name);
}

export function algorithmNamed(name: AlgorithmName): Algorithm {
  return ALGORITHMS[name];
}

export function algorithmNames(): AlgorithmName[] {
  // The keys of a record are exactly its names.
  return Object.keys(ALGORITHMS) as AlgorithmName[];
}
