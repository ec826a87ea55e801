import type { JwtResult } from '@x/errors';
import { expectTypeOf, test } from 'vitest';
import type { JwtPayload } from './index.ts';
import { createTokenVerifier, decodeJwt, verifyJwt, verifyToken } from './index.ts';

declare global {
  interface CustomJwtSessionClaims {
    plan?: 'free' | 'pro';
  }
}

test('a verified payload has the checked claims and the declared claims', async () => {
  const { result, error } = await verifyToken('', {});
  if (error) {
    expectTypeOf(result).toEqualTypeOf<null>();
    return;
  }
  expectTypeOf(result.sub).toEqualTypeOf<string>();
  expectTypeOf(result.exp).toEqualTypeOf<number>();
  expectTypeOf(result.plan).toEqualTypeOf<'free' | 'pro' | undefined>();
  expectTypeOf(result['other']).toEqualTypeOf<unknown>();
});

test('a type parameter adds claims', async () => {
  const { result } = await verifyJwt<{ team: string }>('', { key: '' });
  expectTypeOf(result?.team).toEqualTypeOf<string | undefined>();
  expectTypeOf(result?.sub).toEqualTypeOf<string | undefined>();
  expectTypeOf(verifyToken<{ team: string }>).returns.resolves.toExtend<JwtResult<JwtPayload>>();
});

test('a verifier resolves to payloads with custom claims', async () => {
  const verifier = createTokenVerifier({});
  const { result } = await verifier.verify('');
  expectTypeOf(result?.sub).toEqualTypeOf<string | undefined>();
  expectTypeOf(verifier.verify).returns.resolves.toExtend<JwtResult<JwtPayload>>();
  expectTypeOf((await verifier.verify<{ team: string }>('')).result?.team).toEqualTypeOf<
    string | undefined
  >();
  const verify = verifier.withOverrides<{ team: string }>({});
  expectTypeOf((await verify('')).result?.team).toEqualTypeOf<string | undefined>();
});

test('decoded claims are unknown', () => {
  const { result } = decodeJwt('');
  expectTypeOf(result?.payload['sub']).toEqualTypeOf<unknown>();
});

test('unknown options do not compile', () => {
  // @ts-expect-error An unknown option.
  void verifyToken('', { audiences: 'api' });
  // @ts-expect-error An unknown algorithm.
  void verifyJwt('', { key: '', algorithms: ['HS256'] });
});
