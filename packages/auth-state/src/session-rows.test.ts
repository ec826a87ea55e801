import type { TokenVerificationErrorReason } from '@x/errors';
import { TokenVerificationError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { SESSION_RULES } from './decide/session-rules.ts';
import type { Ports } from './ports/ports.ts';
import { NOW_IN_SECONDS, sessionToken, suffixed } from './tokens.test-support.ts';
import {
  browser,
  development,
  expired,
  good,
  handshakeOf,
  navigation,
  ofTemplate,
  satellite,
  signedIn,
  UAT,
  type Visit,
  visit,
} from './visits.test-support.ts';

/** A request, its setup, and the row that decides. */
interface Row extends Visit {
  readonly why: string;
  /** `status reason`, and the start of the target of a redirect. */
  readonly expected: string;
}

const broughtSession = await handshakeOf(`__session=${good}; Path=/; Secure`, `__client_uat=${UAT}; Path=/`);
const broughtNothing = await handshakeOf('__session=; Path=/; Max-Age=0');

const withRefresh = { __session: expired, __client_uat: UAT, ...suffixed({ __refresh: 'r' }) };
const withoutKeys = (reason: TokenVerificationErrorReason): Partial<Ports> => ({
  verifySessionToken: async () => ({
    result: null,
    error: new TokenVerificationError({ reason, message: 'No keys.' }),
  }),
});
const failing =
  (status: number | null, code = 'resource_not_found') =>
  async () =>
    ({ result: null, error: { code, message: 'No.', status } }) as const;
const FAPI = 'https://clerk.example.com/v1/client/handshake?';

// @ts-expect-error a port of untyped code
const GIVES_NOTHING: Partial<Ports> = { verifySessionToken: async () => null };
type Texts = Record<string, string>;
const FROM_ANYWHERE: ReadonlyArray<readonly [of: string, headers: Texts, cookies: Texts]> = [
  ['a frame', { 'sec-fetch-dest': 'iframe' }, signedIn],
  ['a browser without Sec-Fetch-Dest', { accept: 'text/html' }, signedIn],
  ['a broken handshake', navigation, { ...signedIn, __clerk_handshake: 'x' }],
];

const ROWS: ReadonlyArray<readonly [id: string, row: Row]> = [
  [
    'H1',
    {
      why: 'a bearer token of a template',
      headers: { authorization: ofTemplate },
      expected: 'signed-out token-type-mismatch',
    },
  ],
  [
    'H3',
    {
      why: 'a bearer token next to other cookies',
      headers: { authorization: `Bearer ${good}` },
      cookies: { __session: 'x' },
      expected: 'signed-in null',
    },
  ],
  [
    'K2',
    { why: 'a handshake token', cookies: { __clerk_handshake: broughtSession }, expected: 'signed-in null' },
  ],
  [
    'K2',
    {
      why: 'a handshake nonce, before a token',
      cookies: { __clerk_handshake_nonce: 'n', __clerk_handshake: broughtNothing },
      ports: {
        exchangeHandshakeNonce: async (nonce) => ({
          result: [`__session=${nonce === 'n' ? good : ''}`],
          error: null,
        }),
      },
      expected: 'signed-in null',
    },
  ],
  [
    'K2',
    {
      why: 'a handshake token in the query of development',
      url: `https://app.example.com/a?b=%20c&__clerk_handshake=${broughtSession}&__clerk_help=1`,
      cookies: { __clerk_redirect_count: '1' },
      options: development,
      expected: 'signed-in null https://app.example.com/a?b=+c',
    },
  ],
  [
    'K2',
    {
      why: 'a session that a wrong clock takes for expired, in development',
      cookies: { ...browser, __clerk_handshake: await handshakeOf(`__session=${expired}`) },
      options: development,
      expected: 'signed-in null',
    },
  ],
  [
    'K3',
    {
      why: 'a handshake without a session',
      cookies: { ...signedIn, __clerk_handshake: broughtNothing },
      expected: 'signed-out session-token-missing',
    },
  ],
  [
    'K4',
    {
      why: 'a nonce that can not be exchanged',
      cookies: { __client_uat: UAT, __clerk_handshake_nonce: 'n' },
      ports: { exchangeHandshakeNonce: failing(503) },
      expected: 'signed-out api-unavailable',
    },
  ],
  [
    'S1',
    {
      why: 'a satellite without cookies',
      headers: navigation,
      options: satellite,
      expected: 'signed-out session-token-and-uat-missing',
    },
  ],
  [
    'S2',
    {
      why: 'a satellite that must sync although the visitor is signed in',
      headers: navigation,
      cookies: signedIn,
      url: 'https://satellite.example/?__clerk_synced=false',
      options: satellite,
      expected: 'handshake satellite-needs-syncing https://clerk.satellite.example/v1/client/handshake?',
    },
  ],
  [
    'S3',
    {
      why: 'the same in development',
      headers: navigation,
      cookies: { ...signedIn, ...browser },
      url: 'https://satellite.example/?__clerk_synced=false',
      options: { ...satellite, ...development },
      expected:
        'handshake satellite-needs-syncing https://primary.example/sign-in?__clerk_redirect_url=https%3A%2F%2Fsatellite.example%2F%3F__clerk_synced%3Dfalse',
    },
  ],
  [
    'S3',
    {
      why: 'the same, without single-use parameters',
      headers: navigation,
      url: 'https://satellite.example/?__clerk_synced=false&__clerk_handshake_nonce=n&__clerk_db_jwt=d&a=b',
      options: { ...satellite, ...development },
      ports: { exchangeHandshakeNonce: failing(404) },
      expected:
        'handshake satellite-needs-syncing https://primary.example/sign-in?__clerk_redirect_url=https%3A%2F%2Fsatellite.example%2F%3F__clerk_synced%3Dfalse%26a%3Db',
    },
  ],
  [
    'S4',
    {
      why: 'a satellite with satelliteAutoSync',
      headers: navigation,
      options: { ...satellite, satelliteAutoSync: true },
      expected: 'handshake satellite-needs-syncing https://clerk.satellite.example/v1/client/handshake?',
    },
  ],
  [
    'S5',
    {
      why: 'the same in development',
      headers: navigation,
      options: { ...satellite, ...development, satelliteAutoSync: true },
      expected: 'handshake satellite-needs-syncing https://primary.example/sign-in?__clerk_redirect_url=',
    },
  ],
  [
    'S6',
    {
      why: 'a primary with a satellite that waits',
      headers: navigation,
      cookies: { ...signedIn, ...browser },
      url: 'https://primary.example/sign-in?__clerk_redirect_url=https%3A%2F%2Fsatellite.example%2F%3Fa%3D1',
      options: { ...development, satelliteOrigins: ['https://satellite.example'] },
      expected:
        'handshake primary-responds-to-syncing https://satellite.example/?a=1&__clerk_db_jwt=dvb_1&__clerk_synced=true',
    },
  ],
  [
    'D1',
    {
      why: 'a development browser in the query',
      headers: navigation,
      cookies: signedIn,
      url: 'https://app.example.com/?__clerk_db_jwt=dvb_2',
      options: development,
      expected: `handshake dev-browser-sync ${FAPI}redirect_url=https%3A%2F%2Fapp.example.com%2F&`,
    },
  ],
  [
    'D2',
    {
      why: 'no development browser',
      headers: navigation,
      cookies: signedIn,
      options: development,
      expected: `handshake dev-browser-missing ${FAPI}`,
    },
  ],
  ['C1', { why: 'no cookies', headers: navigation, expected: 'signed-out session-token-and-uat-missing' }],
  [
    'C2',
    {
      why: 'a session without its client',
      headers: navigation,
      cookies: { __session: good },
      expected: `handshake session-token-but-no-client-uat ${FAPI}`,
    },
  ],
  [
    'C3',
    {
      why: 'a client without its session',
      headers: { accept: 'text/html,*/*' },
      cookies: { __client_uat: UAT },
      expected: `handshake client-uat-but-no-session-token ${FAPI}`,
    },
  ],
  [
    'C3',
    {
      why: 'the same, with a rejected nonce',
      headers: navigation,
      cookies: { __client_uat: UAT, __clerk_handshake_nonce: 'n' },
      ports: { exchangeHandshakeNonce: failing(404) },
      expected: `handshake client-uat-but-no-session-token ${FAPI}`,
    },
  ],
  [
    'C4',
    {
      why: 'a session cookie of null',
      headers: navigation,
      cookies: { __session: 'e30.bnVsbA.AA', __client_uat: UAT },
      expected: 'signed-out token-invalid',
    },
  ],
  [
    'C5',
    {
      why: 'a token of a template as a session cookie',
      headers: navigation,
      cookies: { __session: ofTemplate, __client_uat: UAT },
      expected: 'signed-out token-type-mismatch',
    },
  ],
  [
    'C6',
    {
      why: 'a session from before the last change of the client',
      headers: { 'sec-fetch-dest': 'iframe' },
      cookies: { __session: good, __client_uat: String(NOW_IN_SECONDS) },
      expected: `handshake session-token-iat-before-client-uat ${FAPI}`,
    },
  ],
  [
    'C8',
    {
      why: 'a visitor from a satellite',
      headers: { ...navigation, referer: 'https://satellite.example/x' },
      cookies: signedIn,
      options: { satelliteOrigins: ['https://satellite.example/'] },
      expected: `handshake primary-domain-cross-origin-sync ${FAPI}`,
    },
  ],
  [
    'C8',
    {
      why: 'a visitor from a satellite, with a broken handshake',
      headers: { ...navigation, referer: 'https://satellite.example/x' },
      cookies: { ...signedIn, __clerk_handshake: 'x' },
      options: { satelliteOrigins: ['https://satellite.example/'] },
      expected: `handshake primary-domain-cross-origin-sync ${FAPI}`,
    },
  ],
  [
    'C9',
    {
      why: 'the path of another organization',
      headers: navigation,
      cookies: signedIn,
      url: 'https://app.example.com/orgs/acme/notes',
      options: { organizationSyncOptions: { organizationPatterns: ['/orgs/:slug', '/orgs/:slug/(.*)'] } },
      expected: `handshake active-organization-mismatch ${FAPI}`,
    },
  ],
  ...FROM_ANYWHERE.map(([of, headers, cookies]): readonly [string, Row] => [
    'C9',
    {
      why: `the path of another organization, with ${of}`,
      headers,
      cookies,
      url: 'https://app.example.com/orgs/acme/notes',
      options: { organizationSyncOptions: { organizationPatterns: ['/orgs/:slug/(.*)'] } },
      expected: `handshake active-organization-mismatch ${FAPI}`,
    },
  ]),
  [
    'C9',
    {
      why: 'the path of another organization in development',
      headers: navigation,
      cookies: { ...signedIn, ...browser },
      url: 'https://app.example.com/orgs/acme/notes',
      options: { ...development, organizationSyncOptions: { organizationPatterns: ['/orgs/:slug/(.*)'] } },
      expected: `handshake active-organization-mismatch ${FAPI}`,
    },
  ],
  ['C10', { why: 'good cookies', headers: navigation, cookies: signedIn, expected: 'signed-in null' }],
  [
    'C10',
    {
      why: 'good cookies with a broken handshake',
      headers: navigation,
      cookies: { ...signedIn, __clerk_handshake: 'x' },
      expected: 'signed-in null',
    },
  ],
  [
    'C10',
    {
      why: 'good cookies with a nonce that can not be exchanged',
      headers: navigation,
      cookies: { ...signedIn, __clerk_handshake_nonce: 'n' },
      ports: { exchangeHandshakeNonce: failing(null) },
      expected: 'signed-in null',
    },
  ],
  [
    'C10',
    {
      why: 'a visitor from anywhere else',
      headers: { ...navigation, referer: 'https://search.example/' },
      cookies: signedIn,
      options: { satelliteOrigins: ['https://satellite.example'] },
      expected: 'signed-in null',
    },
  ],
  [
    'V10',
    {
      why: 'a verifier that throws',
      headers: { authorization: good },
      ports: { verifySessionToken: () => Promise.reject(new Error('broken')) },
      expected: 'signed-out unexpected-error',
    },
  ],
  [
    'V10',
    {
      why: 'a verifier that returns nothing',
      headers: { authorization: good },
      ports: GIVES_NOTHING,
      expected: 'signed-out unexpected-error',
    },
  ],
  [
    'V3',
    {
      why: 'an expired session that is refreshed',
      cookies: withRefresh,
      ports: { refreshSession: async () => ({ result: [`__session=${good}; Path=/`], error: null }) },
      expected: 'signed-in null',
    },
  ],
  [
    'V4',
    {
      why: 'an expired session whose refresh fails',
      headers: navigation,
      cookies: withRefresh,
      ports: { refreshSession: failing(404) },
      expected: `handshake session-token-expired-refresh-resource_not_found ${FAPI}`,
    },
  ],
  [
    'V4',
    {
      why: 'the same, answered with a code that is not from the API',
      cookies: withRefresh,
      ports: { refreshSession: failing(502, 'http-error') },
      expected: 'signed-out session-token-expired-refresh-unexpected-bapi-error',
    },
  ],
  [
    'V4',
    {
      why: 'the same, without the port',
      cookies: withRefresh,
      expected: 'signed-out session-token-expired-refresh-missing-api-client',
    },
  ],
  [
    'V5',
    {
      why: 'an expired session and a form',
      headers: navigation,
      cookies: withRefresh,
      method: 'POST',
      expected: 'signed-out session-token-expired-refresh-non-eligible-non-get',
    },
  ],
  [
    'V6',
    {
      why: 'an expired session and no refresh cookie',
      headers: navigation,
      cookies: { __session: expired, __client_uat: UAT },
      expected: `handshake session-token-expired-refresh-non-eligible-no-refresh-cookie ${FAPI}`,
    },
  ],
  [
    'V7',
    {
      why: 'a session that is not valid yet',
      headers: { ...navigation, authorization: await sessionToken({ nbf: NOW_IN_SECONDS + 60 }) },
      expected: `handshake session-token-nbf ${FAPI}`,
    },
  ],
  [
    'V8',
    {
      why: 'a session from the future',
      headers: { authorization: await sessionToken({ iat: NOW_IN_SECONDS + 60 }) },
      expected: 'signed-out session-token-iat-in-the-future',
    },
  ],
  [
    'V10',
    {
      why: 'unavailable keys',
      headers: navigation,
      cookies: signedIn,
      ports: withoutKeys('jwk-remote-failed-to-load'),
      expected: 'signed-out jwk-remote-failed-to-load',
    },
  ],
  [
    'V9',
    {
      why: 'no token',
      headers: { ...navigation, authorization: 'Bearer x' },
      expected: 'signed-out token-invalid',
    },
  ],
];

describe('the rows of SESSION_RULES', () => {
  it.each(ROWS)('%s decides $why', async (id, row) => {
    const state = await visit({ url: 'https://app.example.com/notes?x=1', ...row });
    const location = state.headers.get('location');
    const seen = `${state.status} ${state.reason}${location === null ? '' : ` ${location}`}`;
    expect(state.rule).toBe(id);
    expect(seen.slice(0, row.expected.length)).toBe(row.expected);
    expect(location === null).toBe(!row.expected.includes('https:'));
  });

  it('have a test for every row, except for those in effect-rows.test.ts', () => {
    const deciding = SESSION_RULES.filter(([, , [kind]]) => kind !== 'run');
    expect(new Set(ROWS.map(([id]) => id))).toEqual(new Set(deciding.map(([id]) => id)));
  });
});
