import { createPublicKey, verify } from 'node:crypto';

interface Input {
  readonly token: string;
  /** A public key as DER, in base64. */
  readonly spki: string;
}

/** Returns what OpenSSL says about the Ed25519 signature of a token. */
export async function run({ token, spki }: Input): Promise<boolean> {
  const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
  const end = token.lastIndexOf('.');
  return verify(null, Buffer.from(token.slice(0, end)), key, Buffer.from(token.slice(end + 1), 'base64url'));
}
