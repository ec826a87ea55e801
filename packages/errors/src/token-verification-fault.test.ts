import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  TokenVerificationError,
  TokenVerificationErrorReason,
  type TokenVerificationFault,
} from './index.ts';
import { faultOf } from './internal.ts';

const errorOf = (reason: TokenVerificationErrorReason) =>
  new TokenVerificationError({ reason, message: 'x' });

describe('the fault of a TokenVerificationError', () => {
  it('is a literal of the union', () => {
    expectTypeOf(errorOf('token-expired').fault).toEqualTypeOf<TokenVerificationFault>();
    expectTypeOf<TokenVerificationFault>().toEqualTypeOf<'token' | 'configuration' | 'outage'>();
  });

  it.each(Object.values(TokenVerificationErrorReason))('is known for %s', (reason) => {
    expect(['token', 'configuration', 'outage']).toContain(errorOf(reason).fault);
    expect(faultOf(reason)).toBe(errorOf(reason).fault);
  });

  it.each([
    ['token-expired', 'token'],
    ['token-invalid-signature', 'token'],
    // A visitor can cause these with a forged header.
    ['token-invalid-algorithm', 'token'],
    ['jwk-kid-mismatch', 'token'],
    ['jwk-remote-missing', 'token'],
    ['secret-key-invalid', 'configuration'],
    ['jwk-invalid', 'configuration'],
    ['jwk-local-missing', 'configuration'],
    ['jwk-failed-to-resolve', 'configuration'],
    ['platform-incomplete', 'configuration'],
    ['jwk-remote-failed-to-load', 'outage'],
    ['jwk-remote-invalid', 'outage'],
  ] as const)('%s: %s', (reason, fault) => {
    expect(errorOf(reason).fault).toBe(fault);
  });

  it('is part of the JSON form', () => {
    expect(JSON.parse(JSON.stringify(errorOf('secret-key-invalid')))).toMatchObject({
      fault: 'configuration',
      reason: 'secret-key-invalid',
    });
  });

  it('is undefined for another code', () => {
    expect(['toString', 'unexpected-error', ''].map(faultOf)).toEqual([undefined, undefined, undefined]);
  });
});
