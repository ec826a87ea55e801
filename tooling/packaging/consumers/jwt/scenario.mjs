import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';

const ISSUER = 'https://clerk.example.com';

/** Signs, decodes, verifies and rejects tokens with the given copy of the package. */
export async function scenario({
  createTokenVerifier,
  decodeJwt,
  hasValidSignature,
  signJwt,
  verifyJwt,
  verifyToken,
}) {
  // Generated as PEM: in Node 20, exporting a JWK can hang while the generated key is garbage-collected.
  const { publicKey: publicPem, privateKey: privatePem } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const publicJwk = createPublicKey(publicPem).export({ format: 'jwk' });
  const privateJwk = createPrivateKey(privatePem).export({ format: 'jwk' });
  const nowSeconds = Math.floor(Date.now() / 1000);
  const sign = async (claims) => {
    const payload = { sub: 'user_1', sid: 'sess_1', iss: ISSUER, exp: nowSeconds + 60, ...claims };
    const { result, error } = await signJwt(payload, privateJwk, { algorithm: 'RS256' });
    assert.equal(error, null);
    return result;
  };
  const token = await sign({});

  for (const key of [publicPem, publicJwk]) {
    const { result, error } = await verifyJwt(token, { key, issuer: ISSUER });
    assert.equal(error, null);
    assert.equal(result.sub, 'user_1');
  }
  const { result: decoded } = decodeJwt(token);
  assert.equal(decoded.header.alg, 'RS256');
  assert.equal((await hasValidSignature(decoded, publicPem)).result, true);
  assert.equal((await verifyToken(token, { jwtKey: publicPem })).result.sid, 'sess_1');
  assert.equal((await createTokenVerifier({ jwtKey: publicPem }).verify(token)).result.sub, 'user_1');

  const rejections = [
    ['token-invalid', 'not a token'],
    ['token-invalid-signature', forge(token)],
    ['token-expired', await sign({ exp: nowSeconds - 60 })],
    ['token-invalid-issuer', await sign({ iss: 'https://other.example.com' })],
  ];
  for (const [reason, rejected] of rejections) {
    const { result, error } = await verifyJwt(rejected, { key: publicPem, issuer: ISSUER });
    assert.equal(result, null);
    assert.equal(error.reason, reason);
  }
}

/** Returns the token with the subject of another user and the old signature. */
function forge(token) {
  const [header, payload, signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url'));
  const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'user_2' })).toString('base64url');
  return [header, forged, signature].join('.');
}
