// Pure

import type { DecisionRow } from './decision-row.ts';
import type { Facts } from './facts.ts';

/**
 * `redirect` goes to the handshake, `clean` to the same URL without the parameters of handshakes. With `stay` and `loop`
 * the visitor is signed out, for the reason of the handshake that does not take place.
 */
export type GateOutcome = 'redirect' | 'clean' | 'stay' | 'loop';

/** Decides whether a handshake that the session table calls for becomes a redirect. `decideSession` looks it up. */
export const HANDSHAKE_GATE = [
  ['G1', { method: 'other' }, 'stay'],
  ['G2', { destination: 'other' }, 'stay'],
  ['G3', { instance: 'unknown' }, 'stay'],
  ['G4', { handshake: 'unavailable' }, 'stay'],
  [
    'G8',
    { redirects: 'many', mark: 'yes', satellite: 'yes', instance: 'production', cookies: 'some' },
    'clean',
  ],
  ['G5', { redirects: 'many' }, 'loop'],
  ['G7', { handshakeIn: 'query', cookies: 'none', sync: ['none', 'completed'] }, 'loop'],
  ['G6', {}, 'redirect'],
] satisfies ReadonlyArray<DecisionRow<Facts, GateOutcome>>;
