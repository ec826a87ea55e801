// Pure

/** How one JWS algorithm (RFC 7518, section 3.1) maps to Web Crypto, and which keys it takes. */
export interface Algorithm {
  readonly keyType: 'RSA';
  readonly importParameters: RsaHashedImportParams;
  readonly verifyParameters: { readonly name: string };
}

export type AlgorithmName = 'RS256' | 'RS384' | 'RS512';

const rsassaPkcs1 = (hash: string): Algorithm => ({
  keyType: 'RSA',
  importParameters: { name: 'RSASSA-PKCS1-v1_5', hash },
  verifyParameters: { name: 'RSASSA-PKCS1-v1_5' },
});

const ALGORITHMS: Readonly<Record<AlgorithmName, Algorithm>> = {
  RS256: rsassaPkcs1('SHA-256'),
  RS384: rsassaPkcs1('SHA-384'),
  RS512: rsassaPkcs1('SHA-512'),
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
