// Pure

import type { DecisionRow } from './decision-row.ts';
import type { Facts } from './facts.ts';

/** `clean` redirects to the same URL without the parameters of the handshake. `stay` answers at the URL as it is. */
export type ReturnOutcome = 'clean' | 'stay';

/** Decides whether the response to a request that a resolved handshake came back with is a redirect. */
export const HANDSHAKE_RETURN = [
  ['R1', { instance: 'development', handshakeIn: 'query', redirects: ['none', 'some'] }, 'clean'],
  ['R2', { instance: 'development', handshakeIn: 'query', satellite: 'yes', sync: 'completed' }, 'clean'],
  ['R3', {}, 'stay'],
] satisfies ReadonlyArray<DecisionRow<Facts, ReturnOutcome>>;
