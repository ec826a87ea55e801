// Pure
import type { Facts } from './facts.ts';
import type { Rule } from './rule.ts';

/** `clean` redirects to the URL without what the handshake left in it, `stay` answers where the browser is. */
export type ReturnOutcome = 'clean' | 'stay';

/** Whether the answer to a request that brings a handshake back, and is decided by it, is a redirect. */
export const HANDSHAKE_RETURN = [
  ['R1', { instance: 'development', handshakeIn: 'query', redirects: ['none', 'some'] }, 'clean'],
  ['R2', { instance: 'development', handshakeIn: 'query', satellite: 'yes', sync: 'completed' }, 'clean'],
  ['R3', {}, 'stay'],
] satisfies ReadonlyArray<Rule<Facts, ReturnOutcome>>;
