import { ConfigError } from '@x/errors';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Jwt } from './model/types.ts';
import { CLAIMS, makeToken, NOW, rsaKey } from './test-support/tokens.test-support.ts';
import { decodeForVerification, verifyTokenWith } from './verify-token-with.ts';

const key = rsaKey();
const token = makeToken(key);
const options = { jwtKey: key.publicPem, currentDate: NOW };
const verify = verifyTokenWith(options);

function decoded(text = token): Jwt {
  const { result } = decodeForVerification(text);
  if (result === null) {
    throw new Error('The token was rejected');
  }
  return result;
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('verifyTokenWith()', () => {
  it('verifies a decoded token without decoding it again', async () => {
    const jwt = decoded();
    const parse = vi.spyOn(JSON, 'parse');
    expect((await verify(jwt)).result).toBe(jwt.payload);
    expect(parse).not.toHaveBeenCalled();

    const [header, , signature] = token.split('.');
    const [, payload] = makeToken(key, { ...CLAIMS, sub: 'user_evil' }).split('.');
    const forged = decoded(`${header}.${payload}.${signature}`);
    expect((await verify(forged)).error?.reason).toBe('token-invalid-signature');
  });

  it('accepts tokens as verifyToken() does', async () => {
    expect((await verify(token)).result?.sub).toBe('user_1');
    expect((await verify('x.y.z')).error?.reason).toBe('token-invalid');
    const verifyShort = verifyTokenWith({ ...options, maxTokenLength: 9 });
    expect((await verifyShort(token)).error?.reason).toBe('token-too-large');
  });

  it('rejects objects from elsewhere', async () => {
    const copy = { ...decoded(), payload: { ...CLAIMS, sub: 'user_evil' } };
    for (const foreign of [copy, structuredClone(decoded()), {}, null]) {
      // Callers in JavaScript may pass anything.
      expect((await verify(foreign as Jwt)).error?.reason).toBe('token-invalid');
    }
  });

  it.each([{ audience: [] }, { clockSkewInMs: -1 }, { tokenClasses: [] }, { jwtKey: null, timeoutInMs: -1 }])(
    'throws a ConfigError for %j',
    (invalid) => {
      expect(() => verifyTokenWith({ ...options, secretKey: 'sk_test_1', ...invalid })).toThrow(ConfigError);
    },
  );

  it('uses a JWK that was changed', async () => {
    const jwk = { ...rsaKey().publicJwk };
    const verifyByJwk = verifyTokenWith({ ...options, jwtKey: jwk });
    expect((await verifyByJwk(token)).error?.reason).toBe('token-invalid-signature');
    Object.assign(jwk, key.publicJwk);
    expect((await verifyByJwk(token)).error).toBeNull();
  });

  it('is not affected by later changes of the options', async () => {
    const authorizations: unknown[] = [];
    const fetch: typeof globalThis.fetch = async (_input, init) => {
      authorizations.push(new Headers(init?.headers).get('authorization'));
      return Response.json({ keys: [key.publicJwk] });
    };
    const changing = { jwtKey: null, secretKey: 'sk_test_a', currentDate: NOW, fetch };
    const verifyByA = verifyTokenWith(changing);
    changing.secretKey = 'sk_test_b';
    expect((await verifyByA(token)).error).toBeNull();
    expect(authorizations).toEqual(['Bearer sk_test_a']);
  });

  it('looks up the key for each token', async () => {
    const verifyByEnvironment = verifyTokenWith({ currentDate: NOW });
    vi.stubEnv('CLERK_JWT_KEY', key.publicPem);
    expect((await verifyByEnvironment(token)).error).toBeNull();
    vi.stubEnv('CLERK_JWT_KEY', '');
    expect((await verifyByEnvironment(token)).error?.reason).toBe('jwk-failed-to-resolve');
  });
});

it('decodeForVerification() returns errors', () => {
  expect(decodeForVerification('x.y.z').error?.reason).toBe('token-invalid');
  expect(decodeForVerification(token, { maxTokenLength: 9 }).error?.reason).toBe('token-too-large');
});
