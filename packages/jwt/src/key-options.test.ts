import { generateKeyPairSync } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { ConfigError } from '@x/errors';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  createTokenVerifier,
  hasValidSignature,
  type VerifyTokenOptions,
  verifyJwt,
  verifyToken,
} from './index.ts';
import { verifyTokenWith } from './internal.ts';
import { CLAIMS, edKey, makeToken, NOW, rsaKey } from './test-support/tokens.test-support.ts';

const key = rsaKey();
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const body = key.publicPem.replace(/-----.*-----|\n/g, '');
const privateBody = key.privatePem.replace(/-----.*-----|\n/g, '');
const SECRET = 'sk_test_secretsecretsecret';
const labelled = (label: string, base64 = body) =>
  `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`;

/** Values that are not a public key, and what the message says about each. */
const NOT_PUBLIC_KEYS: ReadonlyArray<readonly [name: string, value: unknown, said: string]> = [
  ['words', 'not a key', 'is neither a PEM'],
  ['a letter', 'A', 'is neither a PEM'],
  ['an empty string', '', 'is empty'],
  ['blanks', ' \n', 'is empty'],
  ['a PEM without its end', key.publicPem.replace(/-----END.*/s, ''), 'is cut off'],
  ['the first line of a PEM', '-----BEGIN PUBLIC KEY-----', 'is cut off'],
  ['a PEM without its beginning', key.publicPem.replace(/-----BEGIN.*\n/, ''), 'is cut off'],
  ['a PEM without lines', labelled('PUBLIC KEY', body.slice(0, 128)), 'is cut off'],
  ['base64 that is cut off', body.slice(0, 128), 'is cut off'],
  ['a PEM with a line too many', labelled('PUBLIC KEY', `${body}AAAA`), 'has more bytes'],
  ['two PEMs', key.publicPem + key.publicPem, 'more than one PEM'],
  ['a PEM in quotes', `"${key.publicPem}"`, 'is in quotation marks'],
  ['a PEM in single quotes', `'${key.publicPem}'`, 'is in quotation marks'],
  ['a certificate', labelled('CERTIFICATE'), 'is a certificate'],
  ['a PKCS#1 key', labelled('RSA PUBLIC KEY'), 'openssl rsa -RSAPublicKey_in -pubout'],
  ['an ssh key', 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ== me@host', 'is an SSH key'],
  ['an ssh key of ed25519', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI me@host', 'is an SSH key'],
  ['a private PEM', key.privatePem, 'is a private key'],
  ['a private PEM with escaped line breaks', key.privatePem.replaceAll('\n', '\\n'), 'is a private key'],
  ['a private PEM of PKCS#1', labelled('RSA PRIVATE KEY', privateBody), 'is a private key'],
  ['a private PEM of SEC 1', ec.privateKey.export({ type: 'sec1', format: 'pem' }), 'is a private key'],
  ['an encrypted private PEM', labelled('ENCRYPTED PRIVATE KEY', privateBody), 'is a private key'],
  ['an OpenSSH private key', labelled('OPENSSH PRIVATE KEY', privateBody), 'is a private key'],
  ['the base64 of a private key', privateBody, 'is a private key'],
  ['a private key with the label of a public one', labelled('PUBLIC KEY', privateBody), 'is a private key'],
  ['a private JWK', key.privateJwk, 'is a private key'],
  ['a private JWK of a curve', ec.privateKey.export({ format: 'jwk' }), 'is a private key'],
  ['a private JWK of Ed25519', edKey().privateJwk, 'is a private key'],
  ['an HMAC secret', { kty: 'oct', k: 'c2VjcmV0c2VjcmV0c2VjcmV0' }, 'is an HMAC secret'],
  ['the text of a JWK', JSON.stringify(key.publicJwk), 'is JSON text'],
  ['a JWKS', { keys: [key.publicJwk] }, 'is a set of keys'],
  ['a list', [key.publicJwk], 'is a set of keys'],
  ['a JWK without kty', {}, 'is not a supported JWK'],
  ['a JWK of another curve', { kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA' }, 'is not a supported JWK'],
  ['a JWK with the alg of HMAC', { ...key.publicJwk, alg: 'HS256' }, '"HS256"'],
  ['a JWK for encryption', { ...key.publicJwk, use: 'enc' }, 'is not for signatures'],
  ['a JWK to sign with', { ...key.publicJwk, key_ops: ['sign'] }, 'is not for signatures'],
  ['a JWK without a modulus', { kty: 'RSA', e: 'AQAB' }, 'has no n in base64url'],
  ['a JWK of 1024 bits', rsaKey(1024).publicJwk, 'is not an RSA key of 2048 to 8192 bits'],
  ['a JWK of a curve without y', { kty: 'EC', crv: 'P-256', x: 'AA' }, 'has no y'],
  ['bytes', new Uint8Array(8), 'is binary data'],
  ['a buffer of another realm', runInNewContext('new ArrayBuffer(8)'), 'is binary data'],
  ['shared memory', new SharedArrayBuffer(8), 'is binary data'],
  ['a promise of another realm', runInNewContext('Promise.resolve()'), 'is a promise'],
  ['a number', 1, 'is neither a JWK nor a string'],
  ['false', false, 'is neither a JWK nor a string'],
  ['a secret key', SECRET, 'is a secret key'],
  ['a publishable key', 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k', 'is a publishable key'],
  ['the key of a machine', 'ak_0123456789abcdef', 'is the key of a machine'],
  ['a token', makeToken(key), 'is a token'],
  ['a URL', 'https://clerk.example.com/.well-known/jwks.json', 'is a URL'],
];

const VALID: ReadonlyArray<readonly [name: string, value: string | object]> = [
  ['a PEM', key.publicPem],
  ['a PEM with escaped line breaks', key.publicPem.replaceAll('\n', '\\n')],
  ['a PEM with CRLF', key.publicPem.replaceAll('\n', '\r\n')],
  ['base64', body],
  ['a JWK', key.publicJwk],
  ['a JWK of Ed25519', edKey().publicJwk],
  ['a JWK of a curve', ec.publicKey.export({ format: 'jwk' })],
  ['a PEM of a curve', String(ec.publicKey.export({ type: 'spki', format: 'pem' }))],
  ['a PEM of Ed25519', edKey().publicPem],
];

/** The functions that read these options. */
const MAKE: Readonly<Record<string, (options: VerifyTokenOptions) => unknown>> = {
  createTokenVerifier,
  verifyTokenWith,
  verifyToken: (options) => verifyToken('a.b.c', options),
};

async function errorOf(make: () => unknown): Promise<unknown> {
  try {
    await make();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe.each(Object.entries(MAKE))('%s and the option jwtKey', (_name, make) => {
  it.each(NOT_PUBLIC_KEYS)('throws a ConfigError for %s', async (_value, value, said) => {
    const error = await errorOf(() => make({ jwtKey: value as string }));
    expect(error).toBeInstanceOf(ConfigError);
    const { message } = error as ConfigError;
    expect(message).toMatch(/^Option "jwtKey" /);
    expect(message).toContain(said);
    for (const secret of [SECRET, privateBody.slice(60, 100), key.privateJwk.d, 'c2VjcmV0']) {
      expect(`${message}${JSON.stringify(error)}`).not.toContain(secret);
    }
  });

  it.each(VALID)('accepts %s', async (_value, value) => {
    expect(await errorOf(() => make({ jwtKey: value }))).toBeUndefined();
  });
});

describe('a key in the option of another', () => {
  const KEYS = {
    sk: SECRET,
    pk: 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k',
    ak: 'ak_0123456789abcdef',
    pem: key.publicPem,
    whsec: 'whsec_0123456789abcdef',
  };

  it.each([
    ['secretKey', KEYS.pk, /secretKey.*publishable key/],
    ['secretKey', KEYS.ak, /secretKey.*key of a machine/],
    ['secretKey', KEYS.pem, /secretKey.*PEM/],
    ['secretKey', KEYS.whsec, /secretKey.*webhook/],
    ['secretKey', `"${KEYS.sk}"`, /secretKey.*quotation marks/],
    ['secretKey', '', /secretKey.*empty/],
    ['secretKey', 5, /secretKey.*number/],
    ['publishableKey', KEYS.sk, /publishableKey" is not a publishable key but a secret key/],
    ['publishableKey', KEYS.ak, /publishableKey.*key of a machine/],
    ['publishableKey', KEYS.pem, /publishableKey.*PEM/],
  ])('%s: %s', async (name, value, message) => {
    for (const make of Object.values(MAKE)) {
      for (const others of [{ jwtKey: null }, { jwtKey: key.publicPem }]) {
        const error = await errorOf(() => make({ ...others, [name]: value }));
        expect(error).toBeInstanceOf(ConfigError);
        expect((error as ConfigError).message).toMatch(message);
        expect(JSON.stringify(error)).not.toContain('secretsecret');
      }
    }
  });

  it('accepts null for none', async () => {
    const none = { jwtKey: null, secretKey: null };
    expect((await createTokenVerifier(none).verify(makeToken(key))).error?.reason).toBe(
      'jwk-failed-to-resolve',
    );
  });
});

describe('the fault of an error', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ['words', 'not a key', 'jwk-invalid'],
    ['a secret key', SECRET, 'jwk-invalid'],
    ['a private key', key.privatePem, 'jwk-invalid'],
    ['a PEM that is cut off', key.publicPem.slice(0, 200), 'jwk-invalid'],
    ['blanks', '  ', 'jwk-local-missing'],
  ])('is the configuration if CLERK_JWT_KEY holds %s', async (_name, value, reason) => {
    vi.stubEnv('CLERK_JWT_KEY', value);
    const verifier = createTokenVerifier({});
    for (const { error } of [await verifier.verify(makeToken(key)), await verifyToken(makeToken(key), {})]) {
      expect([error?.reason, error?.fault]).toEqual([reason, 'configuration']);
      expect(error?.message).toContain('CLERK_JWT_KEY');
      expect(JSON.stringify(error)).not.toContain('secretsecret');
    }
  });

  it.each([401, 403, 404, 500, 200])('is not the token if the JWKS endpoint answers %s', async (status) => {
    const fetch = async () => new Response('{}', { status });
    const verifier = createTokenVerifier({ jwtKey: null, secretKey: SECRET, fetch, timeoutInMs: 20 });
    const { error } = await verifier.verify(makeToken(key));
    expect(error?.fault).toBe(status === 401 ? 'configuration' : 'outage');
  });

  it('is the token for what a visitor can forge', async () => {
    const fetch = async () => Response.json({ keys: [key.publicJwk] });
    const verifier = createTokenVerifier({ jwtKey: null, secretKey: SECRET, fetch, currentDate: NOW });
    const forgeries = [
      { alg: 'RS256', kid: 'ins_9' },
      { alg: 'RS256' },
      { alg: 'ES256', kid: 'ins_1' },
      { alg: 'none' },
    ];
    for (const header of forgeries) {
      const { error } = await verifier.verify(makeToken(key, CLAIMS, header));
      expect([error?.reason, error?.fault]).toEqual([error?.reason, 'token']);
    }
    for (const token of ['', 'x', 'a.b.c', makeToken(rsaKey())]) {
      expect((await verifier.verify(token)).error?.fault).toBe('token');
    }
  });

  it('is the token for a signature of any length, with any kind of key', async () => {
    const keys = [key.publicJwk, ec.publicKey.export({ format: 'jwk' }), edKey().publicJwk];
    for (const [index, alg] of ['RS256', 'ES256', 'EdDSA'].entries()) {
      for (const signature of ['', 'AA', 'AAAA', 'A'.repeat(86), 'A'.repeat(2_000)]) {
        const [header, payload] = makeToken(key, CLAIMS, { alg }).split('.');
        const token = `${header}.${payload}.${signature}`;
        const { error } = await verifyToken(token, { jwtKey: keys[index] ?? null, currentDate: NOW });
        expect([alg, signature.length, error?.fault]).toEqual([alg, signature.length, 'token']);
      }
    }
  });

  it('is the configuration for the key argument of a single call, which can come from outside', async () => {
    for (const [, value] of NOT_PUBLIC_KEYS.slice(4, 20)) {
      const given = value as string;
      const { error } = await verifyJwt(makeToken(key), { key: given, currentDate: NOW });
      expect(error?.fault).toBe('configuration');
      expect((await hasValidSignature(makeToken(key), given)).error?.fault).toBe('configuration');
    }
  });
});
