import { expectTypeOf, test } from 'vitest';
import type {
  ApiListResult,
  ApiResult,
  ClerkAPIError,
  JwtResult,
  TokenVerificationError,
  TokenVerificationErrorReason,
} from './index.ts';

test('destructured JWT results narrow', () => {
  const read = ({ result, error }: JwtResult<{ sub: string }>) => {
    if (error) {
      expectTypeOf(result).toEqualTypeOf<null>();
      return error.reason;
    }
    expectTypeOf(result).toEqualTypeOf<{ sub: string }>();
    return result.sub;
  };
  expectTypeOf(read).returns.toEqualTypeOf<string>();
});

test('destructured REST results narrow, and the first error is safe to read', () => {
  const read = ({ data, errors }: ApiResult<{ id: string }>) => {
    if (errors) {
      expectTypeOf(errors[0]).toEqualTypeOf<ClerkAPIError>();
      return errors[0].message;
    }
    return data.id;
  };
  expectTypeOf(read).returns.toEqualTypeOf<string>();
});

test('destructured list results narrow', () => {
  const read = ({ data, errors, totalCount }: ApiListResult<{ id: string }>) => {
    expectTypeOf(totalCount).toEqualTypeOf<number | null>();
    return errors ? errors[0].code : data.map((item) => item.id).join();
  };
  expectTypeOf(read).returns.toEqualTypeOf<string>();
});

test('a switch over the reason of an error is exhaustive', () => {
  const isExpired = (error: TokenVerificationError): boolean => {
    const known: Record<TokenVerificationErrorReason, boolean> = {
      'token-expired': true,
      'token-invalid': false,
      'token-invalid-algorithm': false,
      'token-invalid-authorized-parties': false,
      'token-invalid-issuer': false,
      'token-invalid-signature': false,
      'token-not-active-yet': false,
      'token-iat-in-the-future': false,
      'token-too-large': false,
      'token-verification-failed': false,
      'secret-key-invalid': false,
      'jwk-invalid': false,
      'jwk-local-missing': false,
      'jwk-remote-failed-to-load': false,
      'jwk-remote-invalid': false,
      'jwk-remote-missing': false,
      'jwk-failed-to-resolve': false,
      'jwk-kid-mismatch': false,
      'platform-incomplete': false,
    };
    return known[error.reason];
  };
  expectTypeOf(isExpired).toBeFunction();
});
