import { createHmac } from 'node:crypto';
import { type Attack, KEYED_WAYS } from './attack.ts';
import {
  base64url,
  CLAIMS,
  forge,
  headerWith,
  keyFor,
  pemOf,
  publicDerOf,
  publicJwkOf,
  segmentOf,
} from './forge.ts';

const jwk = publicJwkOf(keyFor('RS256'));
const der = publicDerOf(jwk);
const pem = pemOf(der);
const body = pem.replace(/-----[^-]+-----\n/g, '');

/** The public key in each form that a verifier could mistake for a shared secret. */
const SECRETS: ReadonlyArray<readonly [name: string, secret: string | Uint8Array]> = [
  ['PEM', pem],
  ['PEM without the last line break', pem.trim()],
  ['PEM with CRLF', pem.replaceAll('\n', '\r\n')],
  ['PEM with literal line breaks', pem.replaceAll('\n', '\\n')],
  ['base64', body.replaceAll('\n', '')],
  ['base64 in lines', body],
  ['DER', der],
  ['JWK', JSON.stringify(jwk)],
  ['modulus in base64url', jwk['n'] ?? ''],
  ['modulus', Buffer.from(jwk['n'] ?? '', 'base64url')],
  ['an empty string', ''],
];

function sign(alg: string, hash: string, secret: string | Uint8Array): string {
  const text = `${segmentOf(headerWith({ alg }))}.${segmentOf(CLAIMS)}`;
  return `${text}.${base64url(createHmac(hash, secret).update(text).digest())}`;
}

/** The public key as the secret of an HMAC, which anyone can compute. */
export const hmacAttacks: readonly Attack[] = [
  ...['256', '384', '512'].flatMap((bits) =>
    SECRETS.map(
      ([name, secret]): Attack => ({
        name: `HS${bits} with the public key's ${name}`,
        token: sign(`HS${bits}`, `sha${bits}`, secret),
        key: name.startsWith('PEM') ? pem : jwk,
        ways: KEYED_WAYS,
        expected: 'token-invalid-algorithm',
      }),
    ),
  ),
  ...['RS256', 'PS256', 'ES256', 'EdDSA'].map(
    (alg): Attack => ({
      name: `${alg} in the header of an HMAC`,
      token: sign(alg, 'sha256', pemOf(publicDerOf(keyFor(alg)))),
      key: publicJwkOf(keyFor(alg)),
      ways: KEYED_WAYS,
      expected: 'token-invalid-signature',
    }),
  ),
  ...['HS256', 'RS256'].flatMap((alg) =>
    [
      { kty: 'oct', k: 'AAAA' },
      { kty: 'oct', k: 'AAAA', alg },
      { ...jwk, kty: 'oct', k: 'AAAA' },
    ].map(
      (key, index): Attack => ({
        name: `${alg} with a symmetric key (${index + 1})`,
        token: alg === 'HS256' ? sign(alg, 'sha256', Buffer.alloc(3)) : forge(),
        key,
        ways: KEYED_WAYS,
        expected: 'token-invalid-algorithm',
      }),
    ),
  ),
];
