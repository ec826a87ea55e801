// Pure

import type { Condition, DecisionRow } from './decision-row.ts';
import type { Facts } from './facts.ts';

/**
 * How a page is answered. `clean` redirects to the same URL without the parameters of handshakes. `end` answers with the
 * page and ends the redirects in a row. `discard` answers with the page, but without the cookies that the handshake
 * brought. `stay` answers with the page as it is.
 */
export type ReturnOutcome = 'clean' | 'end' | 'discard' | 'stay';

/** A handshake decided who the visitor is. */
const RESOLVED = { handshake: ['signed-in', 'signed-out'] } as const satisfies Condition<Facts>;

/** A page that a browser shows in its address bar. */
const PAGE = {
  method: 'get',
  destination: ['document', 'iframe', 'html'],
} as const satisfies Condition<Facts>;

/** A page on the way to which one more redirect is allowed. */
const NAVIGATION = {
  carrier: 'cookie',
  ...PAGE,
  redirects: ['none', 'some'],
} as const satisfies Condition<Facts>;

/** Decides how the browser gets a page that no handshake must precede. `decideSession` looks it up. */
export const HANDSHAKE_RETURN = [
  ['R1', { ...RESOLVED, handshakeIn: 'query', cookies: 'none', instance: 'development' }, 'discard'],
  ['R2', { ...RESOLVED, method: 'get', handshakeIn: 'query', instance: 'development' }, 'clean'],
  [
    'R8',
    {
      ...NAVIGATION,
      leftovers: 'yes',
      handshake: ['none', 'signed-in', 'signed-out', 'unusable'],
      instance: 'development',
    },
    'clean',
  ],
  [
    'R11',
    { ...NAVIGATION, handshake: 'signed-in', sync: ['needed', 'completed'], instance: 'development' },
    'clean',
  ],
  ['R3', { ...RESOLVED, ...PAGE, mark: 'yes', satellite: 'no' }, 'clean'],
  ['R4', { ...RESOLVED, mark: 'yes' }, 'stay'],
  ['R10', { ...RESOLVED, handshakeIn: 'query', instance: 'development' }, 'stay'],
  ['R5', RESOLVED, 'end'],
  ['R6', { ...NAVIGATION, mark: 'yes' }, 'clean'],
  ['R7', { ...NAVIGATION, verified: 'ok', leftovers: 'yes', instance: 'development' }, 'clean'],
  ['R14', { ...NAVIGATION, refreshed: 'ok', leftovers: 'yes', instance: 'development' }, 'clean'],
  ['R12', { ...NAVIGATION, verified: 'ok', sync: 'completed', instance: 'development' }, 'clean'],
  ['R13', { ...NAVIGATION, refreshed: 'ok', sync: 'completed', instance: 'development' }, 'clean'],
  ['R9', {}, 'stay'],
] satisfies ReadonlyArray<DecisionRow<Facts, ReturnOutcome>>;
