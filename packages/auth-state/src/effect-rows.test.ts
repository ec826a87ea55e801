import { verifyToken } from '@x/jwt';
import { describe, expect, it } from 'vitest';
import { MACHINE_RULES } from './decide/machine-rules.ts';
import { SESSION_RULES } from './decide/session-rules.ts';
import type { Ports } from './ports/ports.ts';
import type { AuthenticateRequestOptions } from './settings/options.ts';
import { cookies, sessionToken, suffixed } from './tokens.test-support.ts';
import { expired, good, production, signedIn, UAT, visit } from './visits.test-support.ts';

/* Rows that run an effect or pass on to another table. Another row decides after them, so the calls of ports show them. */

const other = await sessionToken({ jti: 'other' });

interface Asked {
  /** The row that decided in the end. */
  readonly rule: string;
  readonly asked: readonly string[];
}

async function ask(
  headers: Record<string, string>,
  options: AuthenticateRequestOptions = {},
): Promise<Asked> {
  const asked: string[] = [];
  const note = (what: string, token: string) =>
    asked.push(`${what} ${{ [good]: 'good', [other]: 'other', [expired]: 'expired' }[token] ?? token}`);
  const ports: Partial<Ports> = {
    verifySessionToken: async (token) => {
      note('verify', token);
      return verifyToken(token, production);
    },
    exchangeHandshakeNonce: async (nonce) => {
      note('exchange', nonce);
      return { result: [`__session=${other}; Path=/`], error: null };
    },
    refreshSession: async ({ sessionId, refreshToken, expiredToken }) => {
      note(`refresh ${sessionId} by ${refreshToken} and`, expiredToken);
      return { result: [`__session=${other}; Path=/`], error: null };
    },
    verifyMachineToken: async (type, token) => {
      note(`look ${type} up by`, token);
      return { result: null, error: { code: 'x', message: '', status: 404 } };
    },
  };
  const { rule } = await visit({ headers, options, ports });
  return { rule, asked };
}

const signedInHeaders = cookies(signedIn);
const ROWS: ReadonlyArray<readonly [id: string, what: string, seen: () => Promise<Asked>, expected: Asked]> =
  [
    [
      'H2',
      'verifies the bearer token, and no cookie',
      () => ask({ ...signedInHeaders, authorization: `Bearer ${other}` }),
      { rule: 'H3', asked: ['verify other'] },
    ],
    [
      'K1',
      'looks at the handshake, whose session counts in place of that of the cookie',
      () => ask(cookies({ __session: good, __client_uat: UAT, __clerk_handshake_nonce: 'n' })),
      { rule: 'K2', asked: ['exchange n', 'verify other'] },
    ],
    [
      'C7',
      'verifies the session cookie',
      () => ask(signedInHeaders),
      { rule: 'C10', asked: ['verify good'] },
    ],
    [
      'V2',
      'refreshes a session whose token expired',
      () => ask(cookies({ __session: expired, __client_uat: UAT, ...suffixed({ __refresh: 'r' }) })),
      { rule: 'V3', asked: ['verify expired', 'refresh sess_1 by r and expired', 'verify other'] },
    ],
    [
      'M4',
      'has a machine token looked up, and verifies no session',
      () => ask({ ...signedInHeaders, authorization: 'Bearer ak_1' }, { acceptsToken: 'any' }),
      { rule: 'M7', asked: ['look api_key up by ak_1'] },
    ],
    [
      'M8',
      'leaves a session to its table',
      () => ask(signedInHeaders, { acceptsToken: ['api_key', 'session_token'] }),
      { rule: 'C10', asked: ['verify good'] },
    ],
  ];

describe('the rows after which another row decides', () => {
  it.each(ROWS)('%s %s', async (_id, _what, seen, expected) => {
    expect(await seen()).toEqual(expected);
  });

  it('have a test for every row', () => {
    const rules: ReadonlyArray<readonly [string, object, readonly unknown[]]> = [
      ...SESSION_RULES,
      ...MACHINE_RULES,
    ];
    const leading = rules.filter(([, , [kind]]) => kind === 'run' || kind === 'session');
    expect(ROWS.map(([id]) => id)).toEqual(leading.map(([id]) => id));
  });
});
