import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

export const KEY = createPublicKey(publicKey.export({ format: 'pem', type: 'spki' }));
export const PEM = publicKey.export({ format: 'pem', type: 'spki' }).toString();
export const JWK = publicKey.export({ format: 'jwk' });

export const USER_ID = 'user_2abcdefghijklmnopqrstuvwxyz';
export const AUTHORIZED_PARTY = 'https://app.example.com';
const LIFETIME_IN_SECONDS = 3_600;
const issuedAt = Math.floor(Date.now() / 1000);

/** As an instance makes them, but for the lifetime: 14 claims, about 415 bytes. */
export const CLAIMS = {
  azp: AUTHORIZED_PARTY,
  exp: issuedAt + LIFETIME_IN_SECONDS,
  fea: 'o:billing,o:reports,u:export',
  fva: [12, -1],
  iat: issuedAt,
  iss: 'https://clerk.example.com',
  jti: '3b8c1f6d2a9e4f7b0c5d',
  nbf: issuedAt - 10,
  o: { id: 'org_2abcdefghijklmnopqrstuvwxyz', per: 'read,manage', rol: 'admin', slg: 'acme', fpm: '3,1' },
  pla: 'o:pro',
  sid: 'sess_2abcdefghijklmnopqrstuvwxyz',
  sts: 'active',
  sub: USER_ID,
  v: 2,
};

const header = { alg: 'RS256', cat: 'cl_B7d4PD111AAA', kid: 'ins_2abcdefghijklmnopqrstuvwxyz', typ: 'JWT' };
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const SIGNED_TEXT = `${encode(header)}.${encode(CLAIMS)}`;
export const SIGNED_BYTES = Buffer.from(SIGNED_TEXT);
export const SIGNATURE = sign('sha256', SIGNED_BYTES, privateKey);
export const TOKEN = `${SIGNED_TEXT}.${SIGNATURE.toString('base64url')}`;
