import { describe, expect, it } from 'vitest';
import { createTokenVerifier } from './create-token-verifier.ts';
import { base64url, CLAIMS, HEADER, makeToken, NOW, rsaKey } from './test-support/tokens.test-support.ts';

const key = rsaKey();
const token = makeToken(key);
const handshake = ['__session=x; Path=/'];
const own = { jwtKey: key.publicPem, currentDate: NOW };

/** Creates a verifier that loads its keys, and counts the loads. */
function setUp(options = {}) {
  const world = { loads: 0, jwks: [key.publicJwk] };
  const fetch = async () => {
    world.loads += 1;
    return Response.json({ keys: world.jwks });
  };
  const loading = { jwtKey: null, secretKey: 'sk_test_1', fetch, currentDate: NOW };
  return { world, verifier: createTokenVerifier({ ...loading, ...options }) };
}

describe('verifyHandshakeToken() of a verifier', () => {
  const verify = (payload: unknown, header: object = {}, options: object = {}) =>
    createTokenVerifier({ ...own, ...options }).verifyHandshakeToken(
      makeToken(key, payload, { ...HEADER, ...header }),
    );

  it('resolves to the directives of a genuine token', async () => {
    expect(await verify({ handshake })).toEqual({ result: { handshake }, error: null });
  });

  it('uses the keys that session tokens have loaded', async () => {
    const { world, verifier } = setUp();
    expect((await verifier.verify(token)).error).toBeNull();
    expect((await verifier.verifyHandshakeToken(makeToken(key, { handshake }))).error).toBeNull();
    expect(world.loads).toBe(1);
  });

  it.each<readonly [name: string, payload: unknown, header: object, options: object, reason: string]>([
    ['a session token', CLAIMS, {}, {}, 'token-invalid'],
    ['directives with an entry that is not a string', { handshake: ['a', 1] }, {}, {}, 'token-invalid'],
    [
      'an access token, even if its type is accepted',
      { handshake },
      { typ: 'at+jwt' },
      { headerType: 'at+jwt' },
      'token-invalid',
    ],
    ['a token over its maximum length', { handshake }, {}, { maxTokenLength: 99 }, 'token-too-large'],
  ])('rejects %s', async (_name, payload, header, options, reason) => {
    expect((await verify(payload, header, options)).error?.reason).toBe(reason);
  });

  it('rejects a forged token', async () => {
    const forged = makeToken(rsaKey(), { handshake });
    const { error } = await createTokenVerifier(own).verifyHandshakeToken(forged);
    expect(error?.reason).toBe('token-invalid-signature');
  });
});

describe('preload() and hydrate() of a verifier', () => {
  it.each([undefined, null, {}, { keys: [] }, { keys: [key.publicJwk] }, 'x'])(
    'ignore the stored %j, so that the keys are loaded',
    async (stored) => {
      const { world, verifier } = setUp();
      // A store may hold anything.
      verifier.hydrate(stored as null);
      expect((await verifier.verify(token)).error).toBeNull();
      expect(world.loads).toBe(1);
    },
  );

  it('return an empty set and take over nothing if the key is local', async () => {
    const verifier = createTokenVerifier(own);
    expect(await verifier.preload()).toEqual({ result: { keys: [], loadedAtInMs: 0 }, error: null });
    verifier.hydrate({ keys: [rsaKey().publicJwk], loadedAtInMs: Date.now() });
    expect((await verifier.verify(token)).error).toBeNull();
  });

  it('return an error without a key source, and for an API that rejects the secret key', async () => {
    const { error } = await createTokenVerifier({ jwtKey: null }).preload();
    expect(error?.reason).toBe('jwk-failed-to-resolve');
    const refusing = setUp({ fetch: async () => new Response('', { status: 401 }) }).verifier;
    expect((await refusing.preload()).error?.reason).toBe('secret-key-invalid');
  });

  it('use the set of a store only while it is fresh', async () => {
    const stored = { keys: [key.publicJwk], loadedAtInMs: Date.now() - 120_000 };
    const jwksStore = { get: async () => stored, set: async () => undefined };
    const forAnHour = setUp({ jwksStore });
    expect((await forAnHour.verifier.verify(token)).error).toBeNull();
    expect(forAnHour.world.loads).toBe(0);
    const forAMinute = setUp({ jwksStore, jwksCacheTtlInMs: 60_000 });
    expect((await forAMinute.verifier.verify(token)).error).toBeNull();
    expect(forAMinute.world.loads).toBe(1);
  });
});

describe('decode() of a verifier', () => {
  it('returns new objects each time, nested values included', () => {
    const header = { ...HEADER, jwk: { kty: 'RSA' }, x5c: ['a'] };
    const text = `${base64url(header)}.${base64url({ ...CLAIMS, act: { sub: 'user_2' } })}.AA`;
    const { decode } = createTokenVerifier(own);
    const decodeAndChange = () => {
      const { result } = decode(text);
      const before = JSON.stringify([result?.header, result?.payload]);
      for (const part of [result?.header, result?.payload, result?.header['jwk'], result?.payload['act']]) {
        Object.assign(Object(part), { sub: 'user_3', kty: 'oct' });
      }
      Reflect.set(Object(result?.header['x5c']), 0, 'b');
      return before;
    };
    expect(decodeAndChange()).toBe(decodeAndChange());
  });
});
