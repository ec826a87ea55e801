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

/** A page that a browser shows in its address bar, on the way to which one more redirect is allowed. */
const NAVIGATION = {
  carrier: 'cookie',
  method: 'get',
  destination: ['document', 'iframe', 'html'],
  redirects: ['none', 'some'],
} as const satisfies Condition<Facts>;

/** Decides how the browser gets a page that no handshake must precede. `decideSession` looks it up. */
export const HANDSHAKE_RETURN = [
  ['R1', { ...RESOLVED, handshakeIn: 'query', cookies: 'none', instance: 'development' }, 'discard'],
  ['R2', { ...RESOLVED, handshakeIn: 'query', instance: 'development' }, 'clean'],
  ['R8', { ...NAVIGATION, strayHandshake: 'yes', instance: 'development' }, 'clean'],
  ['R3', { ...RESOLVED, mark: 'yes', satellite: 'no' }, 'clean'],
  ['R4', { ...RESOLVED, mark: 'yes' }, 'stay'],
  ['R5', RESOLVED, 'end'],
  ['R6', { ...NAVIGATION, mark: 'yes' }, 'clean'],
  ['R7', { ...NAVIGATION, handshakeIn: 'query', handshake: 'unusable', instance: 'development' }, 'clean'],
  ['R9', {}, 'stay'],
] satisfies ReadonlyArray<DecisionRow<Facts, ReturnOutcome>>;
