import { ConfigError } from '@x/errors';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CLAIMS, makeToken, NOW, rsaKey } from './tokens.test-support.ts';
import type { Jwt } from './types.ts';
import { decodeForVerification, verifyTokenWith } from './verify-token-with.ts';

const key = rsaKey();
const token = makeToken(key);
const options = { jwtKey: key.publicPem, currentDate: NOW };
const verify = verifyTokenWith(options);

function decoded(text = token): Jwt {
  const { result } = decodeForVerification(text);
  if (result === null) {
    throw new Error('The token was refused');
  }
  return result;
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('verifyTokenWith()', () => {
  it('decodes nothing again, and verifies all the same', async () => {
    const jwt = decoded();
    const parse = vi.spyOn(JSON, 'parse');
    expect((await verify(jwt)).result).toBe(jwt.payload);
    expect(parse).not.toHaveBeenCalled();

    const [header, , signature] = token.split('.');
    const [, payload] = makeToken(key, { ...CLAIMS, sub: 'user_evil' }).split('.');
    const forged = decoded(`${header}.${payload}.${signature}`);
    expect((await verify(forged)).error?.reason).toBe('token-invalid-signature');
  });

  it('takes tokens as verifyToken() does', async () => {
    expect((await verify(token)).result?.sub).toBe('user_1');
    expect((await verify('x.y.z')).error?.reason).toBe('token-invalid');
    const verifyShort = verifyTokenWith({ ...options, maxTokenLength: 9 });
    expect((await verifyShort(token)).error?.reason).toBe('token-too-large');
  });

  it('refuses what was decoded by anything else', async () => {
    const copy = { ...decoded(), payload: { ...CLAIMS, sub: 'user_evil' } };
    for (const foreign of [copy, structuredClone(decoded()), {}, null]) {
      // A caller in JavaScript may pass anything.
      expect((await verify(foreign as Jwt)).error?.reason).toBe('token-invalid');
    }
  });

  it.each([{ audience: [] }, { clockSkewInMs: -1 }, { tokenClasses: [] }, { jwtKey: null, timeoutInMs: -1 }])(
    'throws a ConfigError for %j',
    (senseless) => {
      expect(() => verifyTokenWith({ ...options, secretKey: 'sk_test_1', ...senseless })).toThrow(
        ConfigError,
      );
    },
  );

  it('sees that a JWK was changed', async () => {
    const jwk = { ...rsaKey().publicJwk };
    const verifyByJwk = verifyTokenWith({ ...options, jwtKey: jwk });
    expect((await verifyByJwk(token)).error?.reason).toBe('token-invalid-signature');
    Object.assign(jwk, key.publicJwk);
    expect((await verifyByJwk(token)).error).toBeNull();
  });

  it('keeps the options that it was given', async () => {
    const asked: unknown[] = [];
    const fetch: typeof globalThis.fetch = async (_input, init) => {
      asked.push(new Headers(init?.headers).get('authorization'));
      return Response.json({ keys: [key.publicJwk] });
    };
    const changing = { jwtKey: null, secretKey: 'sk_test_a', currentDate: NOW, fetch };
    const verifyByA = verifyTokenWith(changing);
    changing.secretKey = 'sk_test_b';
    expect((await verifyByA(token)).error).toBeNull();
    expect(asked).toEqual(['Bearer sk_test_a']);
  });

  it('looks for the key with each token', async () => {
    const verifyByEnvironment = verifyTokenWith({ currentDate: NOW });
    vi.stubEnv('CLERK_JWT_KEY', key.publicPem);
    expect((await verifyByEnvironment(token)).error).toBeNull();
    vi.stubEnv('CLERK_JWT_KEY', '');
    expect((await verifyByEnvironment(token)).error?.reason).toBe('jwk-failed-to-resolve');
  });
});

it('decodeForVerification() returns refusals', () => {
  expect(decodeForVerification('x.y.z').error?.reason).toBe('token-invalid');
  expect(decodeForVerification(token, { maxTokenLength: 9 }).error?.reason).toBe('token-too-large');
});
