import { TokenVerificationError } from '@x/errors';
import { describe, expect, it, vi } from 'vitest';
import { createAuthenticateRequest } from './authenticate-request.ts';
import { MACHINE_RULES } from './decide/machine-rules.ts';
import type { Ports } from './ports/ports.ts';
import type { AuthenticateRequestOptions } from './settings/options.ts';
import { cookies, currentDate, NOW_IN_SECONDS, PUBLIC_PEM, sessionToken } from './tokens.test-support.ts';
import { good, ofTemplate } from './visits.test-support.ts';
import type { AcceptsToken } from './wire/token-type.ts';

const m2m = await sessionToken(
  { sub: 'mch_1', jti: 'mt_1', aud: ['mch_2'], tier: 'gold' },
  { cat: 'cl_B7d4PD333AAA' },
);
const m2mOfSession = await sessionToken({ sub: 'mch_1' }, { cat: 'cl_B7d4PD111AAA' });
const access = await sessionToken(
  { jti: 'oat_1', client_id: 'client_1', scope: 'a b', aud: 'api' },
  { typ: 'at+jwt' },
);
const expiredAccess = await sessionToken({ exp: NOW_IN_SECONDS - 60 }, { typ: 'at+jwt' });

/** The answers of the API about opaque tokens. */
const verifyMachineToken = (async (tokenType: string, token: string) => {
  const common = { id: `${tokenType}_id`, subject: 'user_1', scopes: ['a'], claims: null };
  const status = Number(token.split('_')[1]);
  return Number.isNaN(status)
    ? { result: { ...common, name: 'CI', clientId: 'client_1', aud: 'api' }, error: null }
    : { result: null, error: { code: 'x', message: 'No.', status: status || null } };
}) as NonNullable<Ports['verifyMachineToken']>;

const noKeys: Partial<Ports> = {
  verifyMachineJwt: async () => ({
    result: null,
    error: new TokenVerificationError({ reason: 'jwk-remote-failed-to-load', message: 'No keys.' }),
  }),
};

type Row = readonly [
  rule: string,
  acceptsToken: AcceptsToken,
  token: string,
  expected: string,
  more?: { options?: AuthenticateRequestOptions; ports?: Partial<Ports> },
];

const ROWS: readonly Row[] = [
  ['M1', ['api_key', 'm2m_token'], good, 'null signed-out token-type-mismatch'],
  ['M1', ['api_key', 'session_token'], 'mt_x', 'null signed-out token-type-mismatch'],
  ['M1', ['api_key'], '', 'null signed-out token-type-mismatch'],
  ['M2', 'api_key', '', 'api_key signed-out No token in header'],
  ['M3', 'api_key', 'mt_x', 'api_key signed-out token-type-mismatch'],
  ['M3', 'oauth_token', good, 'oauth_token signed-out token-type-mismatch'],
  ['M3', 'm2m_token', access, 'm2m_token signed-out token-type-mismatch'],
  ['M5', 'api_key', 'ak_x', 'api_key signed-in null'],
  ['M5', ['api_key', 'session_token'], 'ak_x', 'api_key signed-in null'],
  ['M5', 'any', 'mt_x', 'm2m_token signed-in null'],
  ['M5', 'any', 'oat_x', 'oauth_token signed-in null'],
  ['M5', 'm2m_token', m2m, 'm2m_token signed-in null'],
  ['M5', 'any', access, 'oauth_token signed-in null'],
  ['M5', 'oauth_token', access, 'oauth_token signed-in null', { options: { audience: 'api' } }],
  ['M5', 'oauth_token', 'oat_x', 'oauth_token signed-in null', { options: { audience: ['api', 'b'] } }],
  [
    'M5',
    'm2m_token',
    m2m,
    'm2m_token signed-in null',
    { options: { audience: 'api', authorizedParties: 'https://a.example' } },
  ],
  ['M6', 'api_key', 'ak_0', 'api_key signed-out api-unavailable'],
  ['M6', 'api_key', 'ak_429', 'api_key signed-out api-unavailable'],
  ['M6', 'api_key', 'ak_503', 'api_key signed-out api-unavailable'],
  ['M6', 'm2m_token', m2m, 'm2m_token signed-out api-unavailable', { ports: noKeys }],
  ['M7', 'api_key', 'ak_404', 'api_key signed-out token-invalid'],
  ['M6', 'api_key', 'ak_401', 'api_key signed-out secret-key-invalid'],
  ['M7', 'api_key', 'ak_400', 'api_key signed-out unexpected-error'],
  ['M7', 'm2m_token', m2mOfSession, 'm2m_token signed-out token-invalid'],
  ['M7', 'oauth_token', expiredAccess, 'oauth_token signed-out token-verification-failed'],
  [
    'M7',
    'oauth_token',
    access,
    'oauth_token signed-out token-verification-failed',
    { options: { audience: 'other' } },
  ],
  [
    'M7',
    'oauth_token',
    'oat_x',
    'oauth_token signed-out token-verification-failed',
    { options: { audience: 'other' } },
  ],
  ['H3', 'any', good, 'session_token signed-in null'],
  ['H3', ['session_token'], good, 'session_token signed-in null'],
  ['H1', 'any', ofTemplate, 'session_token signed-out token-type-mismatch'],
  ['H1', ['session_token', 'api_key'], ofTemplate, 'session_token signed-out token-type-mismatch'],
  ['H1', 'session_token', m2m, 'session_token signed-out token-type-mismatch'],
  ['H1', 'session_token', access, 'session_token signed-out token-type-mismatch'],
  ['V9', 'session_token', 'ak_x', 'session_token signed-out token-invalid'],
  ['C1', ['session_token', 'api_key'], '', 'session_token signed-out session-token-and-uat-missing'],
];

function decideRow([, acceptsToken, token, , { options, ports } = {}]: Row) {
  const { authenticateRequest } = createAuthenticateRequest({
    options: { jwtKey: PUBLIC_PEM, currentDate, ...options },
    ports: { verifyMachineToken, ...ports },
  });
  const headers: HeadersInit = token === '' ? {} : { authorization: `Bearer ${token}` };
  return authenticateRequest(new Request('https://app.example.com/', { headers }), { acceptsToken });
}

describe('the rows of MACHINE_RULES', () => {
  it.each(ROWS.map((row) => [row[0], row[1], row[2], row] as const))(
    '%s decides %j with %s',
    async (_rule, _accepts, _token, row) => {
      const state = await decideRow(row);
      expect(state.rule).toBe(row[0]);
      expect(`${state.tokenType} ${state.status} ${state.reason}`).toBe(row[3]);
      expect(state.isUnavailable).toBe(row[0] === 'M6');
      expect(state.toAuth()).toMatchObject({ tokenType: state.tokenType, isAuthenticated: state.isSignedIn });
      expect(state.headers.get('x-clerk-auth-reason')).toBe(state.reason);
    },
  );

  it('have a test for every row, except for those in effect-rows.test.ts', () => {
    const seen = new Set(ROWS.map(([rule]) => rule));
    const deciding = MACHINE_RULES.filter(([, , [kind]]) => kind !== 'run' && kind !== 'session');
    expect(deciding.map(([id]) => id).filter((id) => !seen.has(id))).toEqual([]);
  });
});

describe('machine tokens', () => {
  it('cannot be looked up without a port, by M6', async () => {
    const { authenticateRequest } = createAuthenticateRequest({ options: { acceptsToken: 'api_key' } });
    const request = new Request('https://app.example.com/', { headers: { authorization: 'ak_x' } });
    expect(await authenticateRequest(request)).toMatchObject({
      rule: 'M6',
      reason: 'api-unavailable',
      isUnavailable: true,
    });
  });

  it('that are JWTs have the shape of tokens that the API looks up', async () => {
    expect((await decideRow(['M5', 'm2m_token', m2m, ''])).toAuth()).toMatchObject({
      id: 'mt_1',
      subject: 'mch_1',
      machineId: 'mch_1',
      scopes: ['mch_2'],
      claims: { sid: 'sess_1', tier: 'gold', aud: ['mch_2'] },
    });
    expect((await decideRow(['M5', 'oauth_token', access, ''])).toAuth()).toMatchObject({
      id: 'oat_1',
      userId: 'user_1',
      clientId: 'client_1',
      scopes: ['a', 'b'],
    });
  });

  it('are not read from cookies', async () => {
    const ask = vi.fn();
    const { authenticateRequest } = createAuthenticateRequest({
      options: { jwtKey: PUBLIC_PEM, acceptsToken: ['api_key', 'session_token'] },
      ports: { verifyMachineToken: ask },
    });
    const request = new Request('https://app.example.com/', {
      headers: cookies({ __session: 'ak_x', __client_uat: '1' }),
    });
    expect((await authenticateRequest(request)).reason).toBe('token-invalid');
    expect(ask).not.toHaveBeenCalled();
  });
});
