import { describe, expect, it } from 'vitest';
import { CLAIMS, HEADER, makeToken, NOW, rsaKey } from '../test-support/tokens.test-support.ts';
import { verifyToken } from '../verify-token.ts';

const key = rsaKey();
const MACHINE = ['machine'] as const;
const ACCESS = ['access-token'] as const;
const M2M = { cat: 'cl_B7d4PD333AAA' };
const AT = { typ: 'at+jwt' };
const sub = 'mch_1';

const CASES = [
  ['a machine token as a machine token', MACHINE, { sub }, M2M, null],
  ['a machine token without a category', MACHINE, { sub }, {}, null],
  [
    'a machine token in the header of a session',
    MACHINE,
    { sub },
    { cat: 'cl_B7d4PD111AAA' },
    'token-invalid',
  ],
  ['a session token as a machine token', MACHINE, {}, {}, 'token-invalid'],
  ['a user in the header of a machine', MACHINE, {}, M2M, 'token-invalid'],
  ['a machine token as a session', ['session'], { sub }, {}, 'token-invalid'],
  ['an access token as an access token', ACCESS, {}, AT, null],
  ['a session token as an access token', ACCESS, {}, {}, 'token-invalid'],
  ['an access token of a machine', ACCESS, { sub }, AT, 'token-invalid'],
  ['an access token as a session', ['session'], {}, AT, 'token-invalid'],
] as const;

describe('verifyToken() with tokenClasses', () => {
  it.each(CASES)('checks %s', async (_name, tokenClasses, claims, header, reason) => {
    const token = makeToken(key, { ...CLAIMS, ...claims }, { ...HEADER, ...header });
    const headerType = tokenClasses[0] === 'access-token' ? 'at+jwt' : undefined;
    const { error } = await verifyToken(token, {
      jwtKey: key.publicPem,
      currentDate: NOW,
      tokenClasses,
      headerType,
    });
    expect(error?.reason ?? null).toBe(reason);
  });
});
