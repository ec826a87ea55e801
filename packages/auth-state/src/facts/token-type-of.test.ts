import { decodeJwt } from '@x/jwt';
import { describe, expect, it } from 'vitest';
import { TOKEN_CLASS_RULES } from '../decide/token-class-rules.ts';
import { sessionToken } from '../tokens.test-support.ts';
import { tokenTypeOf } from './token-type-of.ts';

const ROWS = [
  ['T1', 'mt_1', 'm2m_token'],
  ['T2', 'oat_1', 'oauth_token'],
  ['T3', 'ak_1', 'api_key'],
  ['T4', await sessionToken({ sub: 'mch_1' }), 'm2m_token'],
  ['T4', await sessionToken({ sub: 'mch_1' }, { typ: 'at+jwt' }), 'm2m_token'],
  ['T5', await sessionToken({}, { typ: 'at+jwt' }), 'oauth_token'],
  ['T5', await sessionToken({}, { typ: 'application/AT+JWT' }), 'oauth_token'],
  ['T6', await sessionToken(), 'session_token'],
  ['T6', await sessionToken({}, { cat: 'cl_B7d4PD333AAA' }), 'session_token'],
  ['T6', await sessionToken({ sub: 1 }), 'session_token'],
  ['T6', 'MT_1', 'session_token'],
  ['T6', 'x', 'session_token'],
] as const;

describe('tokenTypeOf()', () => {
  it.each(ROWS)('by %s of %s', (_rule, token, type) => {
    expect(tokenTypeOf({ raw: token, jwt: decodeJwt(token) })).toBe(type);
  });

  it('has a case for every row', () => {
    expect(new Set(ROWS.map(([rule]) => rule))).toEqual(new Set(TOKEN_CLASS_RULES.map(([id]) => id)));
  });
});
