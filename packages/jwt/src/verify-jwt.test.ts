import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import type { JsonWebKey } from './model/types.ts';
import { signJwt } from './sign-jwt.ts';
import {
  base64url,
  CLAIMS,
  edKey,
  HEADER,
  makeToken,
  NOW,
  NOW_IN_SECONDS,
  rsaKey,
} from './test-support/tokens.test-support.ts';
import type { CheckOptions } from './verify/check-options.ts';
import { verifyJwt } from './verify-jwt.ts';

const key = rsaKey();
const otherKey = rsaKey();
const token = makeToken(key);
const verify = (text: string, options: CheckOptions = {}, publicKey: JsonWebKey | string = key.publicJwk) =>
  verifyJwt(text, { key: publicKey, currentDate: NOW, ...options });

describe('verifyJwt() with a genuine token', () => {
  const keys: ReadonlyArray<readonly [form: string, key: JsonWebKey | string]> = [
    ['a JWK', key.publicJwk],
    ['a PEM', key.publicPem],
    ['a PEM with literal line breaks', key.publicPem.replaceAll('\n', '\\n')],
    ['a PEM on one line', key.publicPem.replaceAll('\n', '')],
    ['bare base64', key.publicPem.replace(/-----[^-]+-----|\n/g, '')],
  ];
  it.each(keys)('accepts it with %s', async (_form, publicKey) => {
    expect(await verify(token, {}, publicKey)).toEqual({ result: CLAIMS, error: null });
  });

  const accepted: ReadonlyArray<
    readonly [name: string, claims: object, header: object, options: CheckOptions]
  > = [
    ['without typ', {}, { typ: undefined }, {}],
    ['with typ in lower case', {}, { typ: 'jwt' }, {}],
    [
      'with the required header type',
      {},
      { typ: 'at+jwt' },
      { headerType: ['at+jwt', 'application/at+jwt'] },
    ],
    ['with unused key headers', {}, { jwk: otherKey.publicJwk, jku: 'https://evil.example' }, {}],
    ['without a kid', {}, { kid: undefined }, {}],
    ['from an accepted issuer', {}, {}, { issuer: CLAIMS.iss }],
    ['from one of several issuers', {}, {}, { issuer: ['https://x.example', CLAIMS.iss] }],
    ['from an issuer that a function accepts', {}, {}, { issuer: (iss) => iss.endsWith('example.com') }],
    ['for the audience', { aud: 'api' }, {}, { audience: 'api' }],
    ['for one of several audiences', { aud: ['web', 'api'] }, {}, { audience: ['x', 'api'] }],
    ['for an authorized party', {}, {}, { authorizedParties: [CLAIMS.azp] }],
    ['that expired within the clock skew', { exp: NOW_IN_SECONDS - 4 }, {}, {}],
    ['that becomes active within the clock skew', { nbf: NOW_IN_SECONDS + 5 }, {}, {}],
    ['that expires the next second, without skew', { exp: NOW_IN_SECONDS + 1 }, {}, { clockSkewInMs: 0 }],
    ['with an accepted algorithm', {}, {}, { algorithms: ['RS256'] }],
    ['that was issued in 1970', { iat: 0, nbf: 0 }, {}, {}],
    ['that expires at the end of the year 9999', { exp: 253_402_300_799 }, {}, {}],
  ];
  it.each(accepted)('accepts a token %s', async (_name, claims, header, options) => {
    const { error } = await verify(
      makeToken(key, { ...CLAIMS, ...claims }, { ...HEADER, ...header }),
      options,
    );
    expect(error).toBeNull();
  });

  const rejected: ReadonlyArray<
    readonly [reason: string, name: string, claims: object, header: object, options: CheckOptions]
  > = [
    ['token-invalid', 'with another typ', {}, { typ: 'at+jwt' }, {}],
    ['token-invalid', 'with typ that is not a string', {}, { typ: null }, {}],
    ['token-invalid', 'without the required header type', {}, { typ: undefined }, { headerType: 'JWT' }],
    ['token-invalid', 'with crit', {}, { crit: ['exp'] }, {}],
    ['token-invalid', 'with b64', {}, { b64: false }, {}],
    ['token-invalid', 'with a kid that is not a string', {}, { kid: 1 }, {}],
    ['token-invalid-algorithm', 'with alg none', {}, { alg: 'none' }, {}],
    ['token-invalid-algorithm', 'with HMAC', {}, { alg: 'HS256' }, {}],
    ['token-invalid-algorithm', 'with alg constructor', {}, { alg: 'constructor' }, {}],
    ['token-invalid-algorithm', 'without alg', {}, { alg: undefined }, {}],
    ['token-invalid-algorithm', 'with an algorithm that is not accepted', {}, {}, { algorithms: ['RS512'] }],
    ['token-verification-failed', 'without sub', { sub: undefined }, {}, {}],
    ['token-verification-failed', 'with an empty sub', { sub: '' }, {}, {}],
    ['token-verification-failed', 'for another audience', { aud: 'web' }, {}, { audience: 'api' }],
    ['token-verification-failed', 'for other audiences', { aud: ['web'] }, {}, { audience: ['api'] }],
    ['token-verification-failed', 'without the required audience', {}, {}, { audience: 'api' }],
    ['token-invalid-issuer', 'from another issuer', {}, {}, { issuer: 'https://x.example' }],
    ['token-invalid-issuer', 'without an issuer', { iss: undefined }, {}, { issuer: CLAIMS.iss }],
    ['token-invalid-issuer', 'from an issuer that a function rejects', {}, {}, { issuer: () => false }],
    [
      'token-invalid-authorized-parties',
      'for another party',
      {},
      {},
      { authorizedParties: 'https://x.example' },
    ],
    [
      'token-invalid-authorized-parties',
      'for no party',
      { azp: undefined },
      {},
      { authorizedParties: CLAIMS.azp },
    ],
    ['token-verification-failed', 'without exp', { exp: undefined }, {}, {}],
    ['token-verification-failed', 'with exp as a string', { exp: '1700000055' }, {}, {}],
    ['token-verification-failed', 'with exp beyond the year 9999', { exp: 1e300 }, {}, {}],
    ['token-verification-failed', 'with exp a second after it', { exp: 253_402_300_800 }, {}, {}],
    ['token-expired', 'that expired in 1970', { exp: 0 }, {}, {}],
    ['token-verification-failed', 'with a negative nbf', { nbf: -1 }, {}, {}],
    ['token-verification-failed', 'with iat null', { iat: null }, {}, {}],
    ['token-expired', 'that expired', { exp: NOW_IN_SECONDS - 5 }, {}, {}],
    ['token-expired', 'that expired now, without skew', { exp: NOW_IN_SECONDS }, {}, { clockSkewInMs: 0 }],
    ['token-not-active-yet', 'that is not active yet', { nbf: NOW_IN_SECONDS + 6 }, {}, {}],
    ['token-iat-in-the-future', 'from the future', { iat: NOW_IN_SECONDS + 6 }, {}, {}],
    ['token-too-large', 'that is too long', {}, {}, { maxTokenLength: 100 }],
  ];
  it.each(rejected)('rejects with %s a token %s', async (reason, _name, claims, header, options) => {
    const { result, error } = await verify(
      makeToken(key, { ...CLAIMS, ...claims }, { ...HEADER, ...header }),
      options,
    );
    expect(result).toBeNull();
    expect(error?.reason).toBe(reason);
    expect(error?.action).toMatch(/\.$/);
  });

  it('says in the message how far off the time is', async () => {
    const expired = await verify(makeToken(key, { ...CLAIMS, exp: NOW_IN_SECONDS - 3_690 }));
    expect(expired.error?.message).toBe('The exp of the token is not accepted: it is 3690 seconds ago.');
    const early = await verify(makeToken(key, { ...CLAIMS, nbf: NOW_IN_SECONDS + 90 }));
    expect(early.error?.message).toBe('The nbf of the token is not accepted: it is 90 seconds from now.');
  });
});

describe('verifyJwt() with a token that is not genuine', () => {
  const [header = '', payload = '', signature = ''] = token.split('.');

  it('says nothing about the claims of a forged token', async () => {
    const forged = makeToken(otherKey, { ...CLAIMS, exp: 1 });
    expect((await verify(forged)).error?.reason).toBe('token-invalid-signature');
  });

  it.each([
    ['another payload', `${header}.${base64url({ ...CLAIMS, sub: 'user_2' })}.${signature}`],
    ['no signature', `${header}.${payload}.`],
    ['a short signature', `${header}.${payload}.${signature.slice(0, 340)}`],
  ])('rejects %s', async (_name, text) => {
    expect((await verify(text)).error?.reason).toBe('token-invalid-signature');
  });

  it('rejects every change of one character', async () => {
    for (let index = 0; index < token.length; index += 7) {
      const other = token[index] === 'A' ? 'B' : 'A';
      const { result } = await verify(`${token.slice(0, index)}${other}${token.slice(index + 1)}`);
      expect(result).toBeNull();
    }
  });
});

describe('verifyJwt() with a key that cannot be used', () => {
  const keys: ReadonlyArray<readonly [name: string, key: unknown, reason: string, message: RegExp]> = [
    ['for encryption', { ...key.publicJwk, use: 'enc' }, 'jwk-invalid', /use or key_ops/],
    ['for signing only', { ...key.publicJwk, key_ops: ['sign'] }, 'jwk-invalid', /use or key_ops/],
    ['for another algorithm', { ...key.publicJwk, alg: 'RS512' }, 'token-invalid-algorithm', /"RS512"/],
    ['of another type', { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }, 'token-invalid-algorithm', /"EC"/],
    ['of 1024 bits', rsaKey(1024).publicJwk, 'jwk-invalid', /2048 to 8192 bits/],
    ['with exponent 1', { ...key.publicJwk, e: 'AQ' }, 'jwk-invalid', /./],
    [
      'of 16,384 bits',
      { ...key.publicJwk, n: 'v'.repeat(2_731) },
      'jwk-invalid',
      /no n in base64url, or one that is too long/,
    ],
    ['without parts', { kty: 'RSA' }, 'jwk-invalid', /no n in base64url/],
    ['that is a private PEM', key.privatePem, 'jwk-invalid', /is a private key/],
    ['in PKCS#1', key.publicPem.replaceAll('PUBLIC', 'RSA PUBLIC'), 'jwk-invalid', /openssl rsa/],
    [
      'that is not a PEM',
      'not a key!',
      'jwk-invalid',
      /neither a PEM of the label "PUBLIC KEY" nor its base64/,
    ],
    ['that is blank', '  \n', 'jwk-local-missing', /empty/],
    ['that is a number', 1, 'jwk-invalid', /neither a JWK/],
  ];
  it.each(keys)('rejects a key %s', async (_name, publicKey, reason, message) => {
    // The table has values of wrong types.
    const { error } = await verify(token, {}, publicKey as string);
    expect(error?.reason).toBe(reason);
    expect(error?.message).toMatch(message);
  });

  it('rejects the key of another instance', async () => {
    expect((await verify(token, {}, otherKey.publicPem)).error?.reason).toBe('token-invalid-signature');
  });
});

describe('verifyJwt() with an Ed25519 key', () => {
  const ed = edKey();

  it.each([0, 1, 63, 65, 128])('rejects a signature of %d bytes', async (length) => {
    const signed = `${base64url({ alg: 'EdDSA' })}.${base64url(CLAIMS)}`;
    const text = `${signed}.${Buffer.alloc(length, 7).toString('base64url')}`;
    expect((await verify(text, {}, ed.publicJwk)).error?.reason).toBe('token-invalid-signature');
  });

  const signature = Buffer.alloc(64);
  signature[0] = 1; // R is the identity and s is 0: it verifies under a point of small order
  const forged = `${base64url({ alg: 'EdDSA' })}.${base64url(CLAIMS)}.${signature.toString('base64url')}`;
  const identity = Buffer.from(`01${'00'.repeat(31)}`, 'hex');
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), identity]);
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: identity.toString('base64url') };

  it.each<readonly [name: string, key: JsonWebKey | string]>([
    ['of small order', jwk],
    ['of small order, padded', { ...jwk, x: `${jwk.x}=` }],
    ['of small order, with white space', { ...jwk, x: ` ${jwk.x}` }],
    ['that is too long', { ...jwk, x: `${jwk.x}AAAA` }],
    ['of small order as SPKI', spki.toString('base64')],
    [
      'of small order as SPKI with bytes after it',
      Buffer.concat([spki, Buffer.alloc(5, 7)]).toString('base64'),
    ],
  ])('rejects a key %s', async (_name, key) => {
    expect((await verify(forged, {}, key)).error?.reason).toBe('jwk-invalid');
  });

  it('accepts a key with the algorithm name of RFC 9864', async () => {
    const { result } = await signJwt(CLAIMS, { ...ed.privateJwk, alg: 'Ed25519' }, { algorithm: 'EdDSA' });
    expect((await verify(result ?? '', {}, { ...ed.publicJwk, alg: 'Ed25519' })).error).toBeNull();
  });
});

describe('verifyJwt() with invalid options', () => {
  const options: ReadonlyArray<readonly [name: string, options: object]> = [
    ['an empty list of audiences', { audience: [] }],
    ['an empty audience', { audience: '' }],
    ['an audience that is not a string', { audience: [1] }],
    ['an empty list of parties', { authorizedParties: [] }],
    ['an empty issuer', { issuer: '' }],
    ['an unknown algorithm', { algorithms: ['HS256'] }],
    ['an empty list of algorithms', { algorithms: [] }],
    ['a negative skew', { clockSkewInMs: -1 }],
    ['a skew that is not a number', { clockSkewInMs: Number.NaN }],
    ['no key', { key: undefined }],
    ['an invalid date', { currentDate: new Date('never') }],
  ];
  it.each(options)('throws a ConfigError for %s', async (_name, given) => {
    await expect(verify(token, given)).rejects.toBeInstanceOf(ConfigError);
  });
});
