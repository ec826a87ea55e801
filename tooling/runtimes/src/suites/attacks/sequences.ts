import type { Assert, Case, Library } from '../../suite.ts';
import { TEST_KEYS } from '../test-keys.ts';
import { NOW_IN_SECONDS } from './attack.ts';
import { ATTACKER } from './attacker.ts';

type Jwt = Library['jwt'];

const inMs = NOW_IN_SECONDS * 1000;
const CLAIMS = { sub: 'user_1', list: ['kept'], iat: NOW_IN_SECONDS, exp: NOW_IN_SECONDS + 60 };

const publicJwkOf = ({ n = '', e = '' }: { readonly n?: string; readonly e?: string }) => ({
  kty: 'RSA',
  n,
  e,
});
const ours = publicJwkOf(TEST_KEYS.RSA);
const theirs = publicJwkOf(ATTACKER);

/** Sequences of calls: a call must not change the outcome of the next. */
export function sequencesOf({ jwt, errors }: Pick<Library, 'jwt' | 'errors'>): Case[] {
  const sign = async (key: object, claims: object = CLAIMS) =>
    errors.unwrap(
      await jwt.signJwt({ ...claims }, { ...key }, { algorithm: 'RS256', header: { kid: 'key_1' } }),
    );
  const sequences = Object.entries({ ...payloads(jwt, sign), ...tenants(jwt, sign), ...cache(jwt, sign) });
  return sequences.map(([name, run]) => ({ name: `sequences: ${name}`, run }));
}

type Sign = (key: object, claims?: object) => Promise<string>;
type Sequences = Readonly<Record<string, (assert: Assert) => Promise<void>>>;

function payloads(jwt: Jwt, sign: Sign): Sequences {
  const currentDate = new Date(inMs);
  return {
    async 'a changed payload does not change the next result'(assert) {
      const token = await sign(TEST_KEYS.RSA);
      const verifier = jwt.createTokenVerifier({ jwtKey: ours, currentDate, tokenCacheSize: 4 });
      const ways = [
        () => jwt.verifyJwt(token, { key: ours, currentDate }),
        () => jwt.verifyToken(token, { jwtKey: ours, currentDate }),
        () => verifier.verify(token),
      ];
      for (const verify of ways) {
        const first = await verify();
        Object.assign(first.result ?? {}, { sub: 'user_2' });
        const list: unknown = Reflect.get(first.result ?? {}, 'list');
        assert.ok(Array.isArray(list) && list.push('forged') === 2, 'a list that can be changed');
        assert.equal((await verify()).result, CLAIMS);
      }
    },
    async 'a key that is changed after a call is another key'(assert) {
      const key = { ...ours };
      const token = await sign(TEST_KEYS.RSA);
      const forged = await sign(ATTACKER);
      assert.equal((await jwt.verifyJwt(token, { key, currentDate })).error, null);
      key.n = theirs.n;
      assert.equal(reasonOf(await jwt.verifyJwt(token, { key, currentDate })), 'token-invalid-signature');
      assert.equal(
        reasonOf(await jwt.verifyJwt(forged, { key: ours, currentDate })),
        'token-invalid-signature',
      );
    },
    async 'fifty tokens at once, and each gets its own answer'(assert) {
      const tokens = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          sign(index % 2 ? ATTACKER : TEST_KEYS.RSA, { ...CLAIMS, sub: `user_${index}` }),
        ),
      );
      const verifier = jwt.createTokenVerifier({ jwtKey: ours, currentDate, tokenCacheSize: 8 });
      const results = await Promise.all(tokens.map((token) => verifier.verify(token)));
      const seen = results.map((result) => result.result?.sub ?? reasonOf(result));
      assert.equal(
        seen,
        tokens.map((_, index) => (index % 2 ? 'token-invalid-signature' : `user_${index}`)),
      );
    },
  };
}

function tenants(jwt: Jwt, sign: Sign): Sequences {
  const currentDate = new Date(inMs);
  /** One fetch for two tenants whose keys have the same id. */
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const isOurs = /ours/.test(String(input) + String(new Headers(init?.headers).get('authorization')));
    return new Response(JSON.stringify({ keys: [{ ...(isOurs ? ours : theirs), kid: 'key_1' }] }));
  };
  const check = async (assert: Assert, our: object, their: object) => {
    const token = await sign(TEST_KEYS.RSA);
    const options = { jwtKey: null, fetch, currentDate };
    for (const expected of [null, null]) {
      assert.equal(reasonOf(await jwt.verifyToken(token, { ...options, ...our })), expected);
      assert.equal(
        reasonOf(await jwt.verifyToken(token, { ...options, ...their })),
        'token-invalid-signature',
      );
    }
  };
  return {
    'two tenants with the same key id and different JWKS URLs': (assert) =>
      check(assert, { jwksUrl: 'https://ours.example/' }, { jwksUrl: 'https://theirs.example/' }),
    'two tenants with the same key id and different secret keys': (assert) =>
      check(assert, { secretKey: 'sk_test_ours' }, { secretKey: 'sk_test_theirs' }),
  };
}

function cache(jwt: Jwt, sign: Sign): Sequences {
  const verifierOf = () =>
    jwt.createTokenVerifier({ jwtKey: ours, currentDate: new Date(inMs), tokenCacheSize: 4 });
  return {
    async 'a remembered token is rejected when it has expired'(assert) {
      const verifier = verifierOf();
      const token = await sign(TEST_KEYS.RSA);
      assert.equal(reasonOf(await verifier.verify(token)), null);
      const later = { currentDate: new Date(inMs + 120_000) };
      assert.equal(reasonOf(await verifier.verify(token, later)), 'token-expired');
    },
    async 'a remembered token is rejected by stricter options'(assert) {
      const verifier = verifierOf();
      const token = await sign(TEST_KEYS.RSA);
      assert.equal(reasonOf(await verifier.verify(token)), null);
      assert.equal(reasonOf(await verifier.verify(token, { audience: 'x' })), 'token-verification-failed');
      assert.equal(reasonOf(await verifier.verify(token, { issuer: 'x' })), 'token-invalid-issuer');
      const algorithms = ['RS512'] as const;
      assert.equal(reasonOf(await verifier.verify(token, { algorithms })), 'token-invalid-algorithm');
      assert.equal(reasonOf(await verifier.verify(token, { maxTokenLength: 10 })), 'token-too-large');
      assert.equal(reasonOf(await verifier.verify(token)), null);
    },
    async 'a token that is remembered lends its signature to no other'(assert) {
      const verifier = verifierOf();
      const token = await sign(TEST_KEYS.RSA);
      const [header, payload, signature] = token.split('.');
      const [, otherPayload] = (await sign(ATTACKER, { ...CLAIMS, sub: 'user_2' })).split('.');
      assert.equal(reasonOf(await verifier.verify(token)), null);
      for (const forged of [`${header}.${otherPayload}.${signature}`, `${header}.${payload}.`]) {
        assert.equal(reasonOf(await verifier.verify(forged)), 'token-invalid-signature');
      }
      assert.equal(reasonOf(await verifier.verify(`${token}.`)), 'token-invalid');
    },
  };
}

function reasonOf({ error }: Awaited<ReturnType<Jwt['verifyToken']>>): string | null {
  return error?.reason ?? null;
}
