import { createTokenVerifier, decodeJwt, signJwt, verifyJwt, verifyToken } from '@x/jwt';
import { claims, emulator, privateJwk, publicJwk, SECRET_KEY, token } from '../../arguments/fixtures.ts';
import { KEY_PAIRS } from '../../jwt/keys.ts';
import { callWithout, type Mistakes, mistakesWith } from '../mistakes.ts';

const NOW_IN_SECONDS = 1_700_000_000;
const now = () => NOW_IN_SECONDS * 1_000;
const VALID = { ...claims, iat: NOW_IN_SECONDS, exp: NOW_IN_SECONDS + 60, azp: 'https://app.example.com' };
const [publicEcJwk] = KEY_PAIRS.ES256.publicForms;
const [privateEcJwk] = KEY_PAIRS.ES256.privateForms;
const [privateEdJwk] = KEY_PAIRS.EdDSA.privateForms;
const fails = () => {
  throw new Error('no clock');
};

/** Verifies a token with a genuine signature. */
async function verify(change: object, { header = {}, ...options }: { readonly header?: object } = {}) {
  const signed = await signJwt({ ...VALID, ...change }, privateJwk, {
    algorithm: 'RS256',
    header: { kid: 'ins_1', ...header },
  });
  return verifyJwt(signed.result ?? '', { key: publicJwk, now, ...options });
}
const forged = async () => {
  const [head, payload, signature = ''] = token.split('.');
  return verifyJwt(`${head}.${payload}.${signature.slice(0, -8)}AAAAAAAA`, { key: emulator.jwtKey });
};

/** Verifies with what the endpoint of the JWKS answers. */
const load = (answer: () => Response | Promise<Response>, options = {}) =>
  verifyToken(token, {
    jwtKey: null,
    secretKey: 'sk_test_1',
    fetch: async () => answer(),
    timeoutInMs: 20,
    ...options,
  });
const failing = () => {
  throw new TypeError('fetch failed');
};
const jwk = (change: object) => ({ ...(publicJwk as object), ...change });

async function verifyWithoutKid() {
  const { result } = await signJwt(VALID, privateJwk, { algorithm: 'RS256' });
  return verifyToken(result ?? '', {
    jwtKey: null,
    secretKey: 'sk_test_1',
    fetch: async () => Response.json({ keys: [jwk({ kid: 'ins_1' })] }),
  });
}

/** The second call does not wait as long as the first. */
async function verifyTwice() {
  let answer = (_: Response): void => undefined;
  const verifier = createTokenVerifier({
    jwtKey: null,
    secretKey: 'sk_test_1',
    fetch: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
    timeoutInMs: 400,
  });
  const first = verifier.verify(token);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const second = await verifier.verify(token);
  answer(Response.json({ keys: [] }));
  await first;
  return second;
}

export const JWT: Mistakes = {
  ...mistakesWith({
    createTokenVerifier: [
      ['0.authorizedPartys', 'https://app.example.com'],
      ['0.authorizedParties', []],
      ['0.authorizedParties', ['app.example.com']],
      ['0.authorizedParties', ['localhost:3000']],
      ['0.authorizedParties', [SECRET_KEY], 'a secret key'],
      ['0.authorizedParties', ['https://*.com']],
      ['0.authorizedParties', ['https://a.*.example.com']],
      ['0.authorizedParties', ['https://app.example.com/path']],
      ['0.requireAuthorizedParty', 'false'],
      ['0.algorithms', ['HS256']],
      ['0.algorithms', ['ES256']],
      ['0.clockSkewInMs', '5s'],
      ['0.clockSkewInMs', 1e15],
      ['0.now', 0],
      ['0.waitUntil', {}],
      ['0.tokenClasses', ['machine', 'session']],
      ['0.apiUrl', ''],

      ['0.fetch', {}],
      ['0.jwksStore', new Set()],
      ['0.skipJwksCache', 'false'],
    ],
    verifyJwt: [
      ['1.key', undefined],
      ['1.key', 5],
      ['1.key', ''],
      ['1.currentDate', 1_700_000_000_000],
      ['1.currentDate', new Date(Number.NaN)],
      ['1.currentDate', new Date(1_716_883_200)],
      ['1.now', () => 'now'],
      ['1.now', () => 1_716_883_200],
      ['1.now', () => 1_716_883_200_000_000],
      ['1.now', 5],
      ['1.now', fails],
    ],
    signJwt: [
      ['2.algorithm', 'HS256'],
      ['1', publicJwk, 'a public JWK'],
      ['1', 'AAAA'],
      ['1', privateEcJwk, 'a JWK of P-256'],
      ['1', '"-----BEGIN PRIVATE KEY-----"'],
      ['1', '-----BEGIN ENCRYPTED PRIVATE KEY-----'],
      ['1', '-----BEGIN OPENSSH PRIVATE KEY-----'],
      ['1', '-----BEGIN EC PRIVATE KEY-----AAAA-----END EC PRIVATE KEY-----'],
      ['1', '-----BEGIN PUBLIC KEY-----'],
      ['1', '-----BEGIN PRIVATE KEY-----'],
      ['0', { cyclic: 5n }],
    ],
  }),
  'createTokenVerifier: a proxyUrl with a query': () =>
    load(() => Response.json({}), {
      secretKey: undefined,
      publishableKey: 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k',
      proxyUrl: '/a?b',
    }),
  'createTokenVerifier: a jwksUrl without a scheme': () =>
    createTokenVerifier({ jwtKey: null, jwksUrl: 'app.example.com' }),
  'createTokenVerifier: a list of origins with a word': () =>
    createTokenVerifier({ jwtKey: null, authorizedParties: ['my app'] }),
  'verifyToken: an option of a verifier': () => verifyToken(token, { tokenCacheSize: 5 } as never),
  'verifyJwt: an inherited check': () => verifyJwt(token, Object.create({ audience: 'api' })),
  'verifyToken: a platform without TextDecoder': () =>
    callWithout('TextDecoder', () => load(() => Response.json({ keys: [] }))),
  'verifyToken: a token without a kid': verifyWithoutKid,
  'verifyToken: a store that is read slowly, and no key': verifyTwice,
  'verifyToken: a fetch that returns no Response': () => load(() => 5 as never),
  'decodeJwt: a promise': () => decodeJwt(Promise.resolve(token) as never),
  'decodeJwt: a header': () => decodeJwt(`Bearer ${token}`),
  'decodeJwt: a cookie': () => decodeJwt(`__session=${token}`),
  'decodeJwt: quotation marks': () => decodeJwt(`"${token}"`),
  'decodeJwt: a line break': () => decodeJwt(`${token}\n`),
  'decodeJwt: a secret key': () => decodeJwt(SECRET_KEY),
  'decodeJwt: a word': () => decodeJwt('word'),
  'decodeJwt: a huge token': () => decodeJwt('a'.repeat(20_000)),
  'verifyJwt: a changed signature': forged,
  'verifyJwt: an alg that the key has not': () => verify({}, { algorithms: ['RS512'] } as object),
  'verifyJwt: a key of another kind': () => verify({}, { key: publicEcJwk } as object),
  'verifyJwt: a typ': () => verify({}, { header: { typ: 'at+jwt' } }),
  'verifyJwt: crit': () => verify({}, { header: { crit: ['exp'] } }),
  'verifyJwt: a kid that is not a string': () => verify({}, { header: { kid: 5 } }),
  'verifyJwt: no sub': () => verify({ sub: undefined }),
  'verifyJwt: no exp': () => verify({ exp: undefined }),
  'verifyJwt: an exp in milliseconds': () => verify({ exp: 1_700_000_000_000_000 }),
  'verifyJwt: an exp that is a string': () => verify({ exp: '1700000000' }),
  'verifyJwt: expired': () => verify({ exp: NOW_IN_SECONDS - 60 }),
  'verifyJwt: not active yet': () => verify({ nbf: NOW_IN_SECONDS + 60 }),
  'verifyJwt: issued in the future': () => verify({ iat: NOW_IN_SECONDS + 60 }),
  'verifyJwt: another iss': () => verify({}, { issuer: 'https://other.example.com' } as object),
  'verifyJwt: an iss that a function rejects': () => verify({}, { issuer: () => false } as object),
  'verifyJwt: an issuer that is async': () => verify({}, { issuer: async () => true } as object),
  'verifyJwt: no aud': () => verify({}, { audience: 'api' } as object),
  'verifyJwt: another azp': () => verify({}, { authorizedParties: ['https://a.example.com'] } as object),
  'verifyJwt: no azp': () =>
    verify({ azp: undefined }, { authorizedParties: 'https://a.example.com' } as object),
  'verifyJwt: a key that is not a JWK': () => verify({}, { key: {} } as object),
  'verifyJwt: a JWK without n': () => verify({}, { key: jwk({ n: undefined }) } as object),
  'verifyJwt: a JWK with a weak key': () => verify({}, { key: jwk({ n: 'AQAB' }) } as object),
  'verifyJwt: a JWK for encryption': () => verify({}, { key: jwk({ use: 'enc' }) } as object),
  'verifyJwt: base64 of something else': () => verify({}, { key: 'AAAA' } as object),
  'verifyJwt: a point of small order': async () => {
    const signed = await signJwt(VALID, privateEdJwk, { algorithm: 'EdDSA' });
    return verifyJwt(signed.result ?? '', { key: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) } });
  },
  'verifyJwt: a PEM of PKCS#1': () =>
    verify({}, { key: '-----BEGIN RSA PUBLIC KEY-----\nAAAA\n-----END RSA PUBLIC KEY-----' } as object),
  'verifyJwt: a PEM of another kind of key': () =>
    verify({}, { key: KEY_PAIRS.ES256.publicForms[1], algorithms: ['RS256'] } as object),
  'verifyToken: no key': () => verifyToken(token, { jwtKey: null }),
  'verifyToken: the JWKS rejects the key': () => load(() => new Response(null, { status: 401 })),
  'verifyToken: the JWKS is an HTML page': () => load(() => new Response('<html>')),
  'verifyToken: the JWKS has no keys': () => load(() => Response.json({ keys: [] })),
  'verifyToken: the JWKS has other keys': () => load(() => Response.json({ keys: [jwk({ kid: 'ins_9' })] })),
  'verifyToken: the JWKS cannot be reached': () => load(failing),
  'verifyToken: the JWKS does not answer': () => load(() => new Promise(() => undefined)),
};
