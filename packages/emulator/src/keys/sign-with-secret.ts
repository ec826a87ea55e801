import { encodeBase64url } from '@x/jwt/internal';
import { runtime } from '#runtime';

/** Signs with HMAC. `alg` is HS256, HS384 or HS512: `@x/jwt` has no algorithm with a shared secret. */
export async function signWithSecret(
  header: { readonly alg: string },
  claims: object,
  secret: string,
): Promise<string> {
  const { subtle } = runtime.crypto;
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: header.alg.replace('HS', 'SHA-') };
  const key = await subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const parts = [header, claims].map((part) => encodeBase64url(encoder.encode(JSON.stringify(part))));
  const signature = await subtle.sign('HMAC', key, encoder.encode(parts.join('.')));
  return [...parts, encodeBase64url(new Uint8Array(signature))].join('.');
}
