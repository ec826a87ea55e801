import { describe, expect, it } from 'vitest';
import { type TokenClass, tokenClass } from './token-class.ts';
import type { UnverifiedClaims } from './types.ts';

describe('tokenClass()', () => {
  it.each<readonly [tokenClass: TokenClass, header: UnverifiedClaims, subject: unknown]>([
    ['session', {}, 'user_1'],
    ['session', { cat: 'cl_B7d4PD111AAA' }, 'user_1'],
    ['session', { cat: 'cl_I7d4PD111III' }, 'user_1'],
    ['template', { cat: 'cl_B7d4PD222AAA' }, 'user_1'],
    ['template', { cat: 'cl_B7d4PD222AAA' }, 'mch_1'],
    ['machine', { cat: 'cl_B7d4PD333AAA' }, 'user_1'],
    ['machine', {}, 'mch_1'],
    ['session', {}, 'user_mch_1'],
    ['session', {}, ['mch_1']],
    ['access-token', { typ: 'at+jwt' }, 'user_1'],
    ['access-token', { typ: 'AT+JWT' }, 'user_1'],
    ['access-token', { typ: 'application/at+jwt', cat: 'cl_B7d4PD111AAA' }, 'user_1'],
    ['session', { typ: 'xat+jwt' }, 'user_1'],
    ['session', { typ: ['at+jwt'] }, 'user_1'],
    ['session', { typ: 'at+jwtx' }, 'user_1'],
    ['session', { typ: 'at+jwt/application' }, 'user_1'],
    ['unknown', { cat: 'cl_B7d4PD444AAA' }, 'user_1'],
    ['unknown', { cat: null }, 'user_1'],
    ['unknown', { cat: '' }, 'user_1'],
  ])('returns %s for the header %j and the subject %j', (expected, header, sub) => {
    expect(tokenClass({ header, payload: { sub } })).toBe(expected);
  });
});
