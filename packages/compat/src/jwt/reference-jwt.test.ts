import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { decodeJwt, signJwt, verifyJwt } from './reference-jwt.ts';
import { verifyToken } from './verify-token.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const jwtKey = String(publicKey.export({ type: 'spki', format: 'pem' }));
const key = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const options = { algorithm: 'RS256' };
const exp = Math.floor(Date.now() / 1_000) + 60;
const claims = { sub: 'user_1', iss: 'https://clerk.example.com', exp };

it('signs the header that is given, and at the moment of the call', async () => {
  const { header, payload } = decodeJwt(await signJwt({ iat: 5 }, key, { ...options, header: { kid: 'a' } }));
  expect(header).toEqual({ kid: 'a', alg: 'RS256' });
  expect(payload.iat).toBeGreaterThan(5);
  expect(decodeJwt(await signJwt({}, key, options)).header).toEqual({ typ: 'JWT', alg: 'RS256' });
});

it('verifies tokens of templates, and none of machines', async () => {
  const signed = (cat: string) => signJwt(claims, key, { ...options, header: { typ: 'JWT', cat } });
  expect(await verifyToken(await signed('cl_B7d4PD222AAA'), { jwtKey })).toMatchObject(claims);
  const ofMachine = verifyToken(await signed('cl_B7d4PD333AAA'), { jwtKey });
  await expect(ofMachine).rejects.toMatchObject({ reason: 'token-invalid' });
});

it('does not check the issuer against an empty list', async () => {
  const token = await signJwt(claims, key, options);
  expect(await verifyJwt(token, { key: jwtKey, issuer: [] })).toMatchObject(claims);
  expect(await verifyToken(token, { jwtKey, issuer: [] })).toMatchObject(claims);
});
