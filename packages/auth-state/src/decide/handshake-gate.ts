// Pure
import type { Facts } from './facts.ts';
import type { Rule } from './rule.ts';

/** `stay` and `loop` sign out, with the reason of the handshake that was wanted. */
export type GateOutcome = 'redirect' | 'stay' | 'loop';

/** Whether a handshake that a row of the session table asks for is answered by a redirect. */
export const HANDSHAKE_GATE = [
  ['G1', { method: 'other' }, 'stay'],
  ['G2', { destination: 'other' }, 'stay'],
  ['G3', { instance: 'unknown' }, 'stay'],
  ['G4', { handshake: 'unavailable' }, 'stay'],
  ['G5', { redirects: 'many' }, 'loop'],
  ['G7', { handshakeIn: 'query-alone', sync: ['none', 'completed'] }, 'loop'],
  ['G6', {}, 'redirect'],
] satisfies ReadonlyArray<Rule<Facts, GateOutcome>>;
