// Pure
import type { AuthErrorReason } from '../wire/auth-error-reason.ts';
import type { DecisionRow } from './decision-row.ts';
import type { Facts } from './facts.ts';

/** The effects that a row can run before the table is looked up again. */
export type EffectName = 'verify' | 'resolve-handshake' | 'refresh';

/** Where a handshake leads. Default: to the Frontend API. */
export type HandshakeTarget = 'sign-in' | 'satellite';

/** `null` stands for the reason of the token's error. */
export type SignOutReason = AuthErrorReason | null;

/** `refresh-error` stands for the reason of the failed refresh. */
export type HandshakeReason = AuthErrorReason | 'refresh-error';

export type SessionOutcome =
  | readonly ['run', EffectName]
  | readonly ['signed-in']
  | readonly ['signed-out', SignOutReason]
  | readonly ['handshake', HandshakeReason, HandshakeTarget?];

/** Decides about a request with a session token. The first row that matches counts. */
export const SESSION_RULES = [
  ['H1', { carrier: 'header', session: 'foreign' }, ['signed-out', 'token-type-mismatch']],
  ['H2', { carrier: 'header', verified: '-' }, ['run', 'verify']],
  ['H3', { carrier: 'header', verified: 'ok' }, ['signed-in']],

  ['K1', { carrier: 'cookie', handshake: '-' }, ['run', 'resolve-handshake']],
  ['K2', { carrier: 'cookie', handshake: 'signed-in' }, ['signed-in']],
  ['K3', { carrier: 'cookie', handshake: 'signed-out' }, ['signed-out', 'session-token-missing']],
  ['K4', { carrier: 'cookie', handshake: 'unavailable', session: 'none' }, ['signed-out', 'api-unavailable']],

  [
    'S1',
    {
      carrier: 'cookie',
      satellite: 'yes',
      destination: 'document',
      method: 'get',
      sync: 'none',
      autoSync: 'no',
      clientUat: 'no',
      session: 'none',
    },
    ['signed-out', 'session-token-and-uat-missing'],
  ],
  [
    'S2',
    {
      carrier: 'cookie',
      satellite: 'yes',
      destination: 'document',
      method: 'get',
      sync: 'needed',
      instance: 'production',
    },
    ['handshake', 'satellite-needs-syncing'],
  ],
  [
    'S3',
    {
      carrier: 'cookie',
      satellite: 'yes',
      destination: 'document',
      method: 'get',
      sync: 'needed',
      instance: 'development',
    },
    ['handshake', 'satellite-needs-syncing', 'sign-in'],
  ],
  [
    'S4',
    {
      carrier: 'cookie',
      satellite: 'yes',
      destination: 'document',
      method: 'get',
      sync: 'none',
      clientUat: 'no',
      session: 'none',
      instance: 'production',
    },
    ['handshake', 'satellite-needs-syncing'],
  ],
  [
    'S5',
    {
      carrier: 'cookie',
      satellite: 'yes',
      destination: 'document',
      method: 'get',
      sync: 'none',
      clientUat: 'no',
      session: 'none',
      instance: 'development',
    },
    ['handshake', 'satellite-needs-syncing', 'sign-in'],
  ],
  [
    'S6',
    { carrier: 'cookie', satellite: 'no', satelliteWaits: 'yes', instance: 'development' },
    ['handshake', 'primary-responds-to-syncing', 'satellite'],
  ],

  [
    'D1',
    { carrier: 'cookie', instance: 'development', devBrowser: 'query' },
    ['handshake', 'dev-browser-sync'],
  ],
  [
    'D2',
    { carrier: 'cookie', instance: 'development', devBrowser: 'none' },
    ['handshake', 'dev-browser-missing'],
  ],

  [
    'C1',
    { carrier: 'cookie', clientUat: 'no', session: 'none' },
    ['signed-out', 'session-token-and-uat-missing'],
  ],
  ['C2', { carrier: 'cookie', clientUat: 'no' }, ['handshake', 'session-token-but-no-client-uat']],
  ['C3', { carrier: 'cookie', session: 'none' }, ['handshake', 'client-uat-but-no-session-token']],
  ['C4', { carrier: 'cookie', session: 'malformed' }, ['signed-out', null]],
  ['C5', { carrier: 'cookie', session: 'foreign' }, ['signed-out', 'token-type-mismatch']],
  ['C6', { carrier: 'cookie', session: 'stale' }, ['handshake', 'session-token-iat-before-client-uat']],
  ['C7', { carrier: 'cookie', verified: '-' }, ['run', 'verify']],
  [
    'C8',
    {
      carrier: 'cookie',
      verified: 'ok',
      satellite: 'no',
      method: 'get',
      destination: 'document',
      referrer: 'satellite',
      redirects: 'none',
      instance: ['development', 'production'],
      handshake: ['none', 'unusable'],
    },
    ['handshake', 'primary-domain-cross-origin-sync'],
  ],
  [
    'C9',
    {
      carrier: 'cookie',
      verified: 'ok',
      organization: 'other',
      method: 'get',
      destination: ['document', 'iframe', 'html'],
      redirects: ['none', 'some'],
      instance: ['development', 'production'],
      handshake: ['none', 'unusable'],
    },
    ['handshake', 'active-organization-mismatch'],
  ],
  ['C10', { carrier: 'cookie', verified: 'ok' }, ['signed-in']],

  ['V2', { verified: 'expired', method: 'get', refreshCookie: 'yes', refreshed: '-' }, ['run', 'refresh']],
  ['V3', { verified: 'expired', refreshed: 'ok' }, ['signed-in']],
  ['V4', { verified: 'expired', refreshed: ['failed', 'unavailable'] }, ['handshake', 'refresh-error']],
  [
    'V5',
    { verified: 'expired', method: 'other' },
    ['handshake', 'session-token-expired-refresh-non-eligible-non-get'],
  ],
  [
    'V6',
    { verified: 'expired' },
    ['handshake', 'session-token-expired-refresh-non-eligible-no-refresh-cookie'],
  ],
  ['V7', { verified: 'not-yet' }, ['handshake', 'session-token-nbf']],
  ['V8', { verified: 'iat-future' }, ['handshake', 'session-token-iat-in-the-future']],
  ['V10', { verified: 'unavailable' }, ['signed-out', null]],
  ['V9', {}, ['signed-out', null]],
] satisfies ReadonlyArray<DecisionRow<Facts, SessionOutcome>>;
