import { generateKeyPairSync } from 'node:crypto';
import { unwrap } from '@x/errors';
import { signJwt } from '@x/jwt';
import { cookieSuffix } from './settings/cookie-suffix.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

export const PUBLIC_PEM = publicKey.export({ format: 'pem', type: 'spki' }).toString();
export const PUBLIC_JWK = { ...publicKey.export({ format: 'jwk' }), kid: 'ins_1' };
const PRIVATE_PEM = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

export const NOW_IN_SECONDS = 1_700_000_000;
export const currentDate = new Date(NOW_IN_SECONDS * 1000);

export const CLAIMS = {
  sub: 'user_1',
  sid: 'sess_1',
  iss: 'https://clerk.example.com',
  iat: NOW_IN_SECONDS - 5,
  exp: NOW_IN_SECONDS + 55,
};

export async function signedToken(payload: object, header: object = {}): Promise<string> {
  const options = { algorithm: 'RS256', header: { kid: 'ins_1', ...header } } as const;
  return unwrap(await signJwt({ ...payload }, PRIVATE_PEM, options));
}

export async function sessionToken(claims: object = {}, header: object = {}): Promise<string> {
  return signedToken({ ...CLAIMS, ...claims }, header);
}

export const DEVELOPMENT_KEY = `pk_test_${btoa('clerk.example.com$')}`;
export const PRODUCTION_KEY = `pk_live_${btoa('clerk.example.com$')}`;

/** Names of cookies with the suffix of an instance. */
export const suffixed = (values: Readonly<Record<string, string>>, publishableKey = PRODUCTION_KEY) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${name}_${cookieSuffix(publishableKey)}`, value]),
  );

export const cookies = (values: Readonly<Record<string, string>>) => ({
  cookie: Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join('; '),
});
