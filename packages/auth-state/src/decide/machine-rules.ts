// Pure
import type { AuthErrorReason } from '../wire/auth-error-reason.ts';
import type { Rule } from './rule.ts';

/** What is decided before sessions: whether a request proves itself by a token of an accepted type. */
export const MACHINE_FACT_VALUES = {
  /** Option `acceptsToken`: one type of machine token, a list of types, or any. */
  accepts: ['session', 'machine', 'list', 'any'],
  /** The type of the bearer token. What is of no machine is taken for a session. */
  bearer: ['none', 'session', 'machine'],
  /** Whether this type is accepted; without a bearer token, whether sessions are. */
  accepted: ['no', 'yes'],
  /** What came of verifying the machine token; `-` before it was tried. */
  verified: ['-', 'ok', 'failed', 'unavailable'],
} as const;

type FactValues = typeof MACHINE_FACT_VALUES;

export type MachineFacts = { readonly [Fact in keyof FactValues]: FactValues[Fact][number] };

/** `session`: the session table decides. A reason of null is that of the verification. */
export type MachineOutcome =
  | readonly ['session']
  | readonly ['run']
  | readonly ['signed-in']
  | readonly ['signed-out', AuthErrorReason | null]
  | readonly ['invalid', AuthErrorReason];

/** How a request is decided where other tokens than sessions are accepted. The first row that matches counts. */
export const MACHINE_RULES = [
  ['M1', { accepts: 'list', accepted: 'no' }, ['invalid', 'token-type-mismatch']],
  ['M2', { accepts: 'machine', bearer: 'none' }, ['signed-out', 'No token in header']],
  ['M3', { accepts: 'machine', accepted: 'no' }, ['signed-out', 'token-type-mismatch']],
  ['M4', { bearer: 'machine', accepted: 'yes', verified: '-' }, ['run']],
  ['M5', { bearer: 'machine', accepted: 'yes', verified: 'ok' }, ['signed-in']],
  ['M6', { bearer: 'machine', accepted: 'yes', verified: 'unavailable' }, ['signed-out', 'api-unavailable']],
  ['M7', { bearer: 'machine', accepted: 'yes' }, ['signed-out', null]],
  ['M8', {}, ['session']],
] satisfies ReadonlyArray<Rule<MachineFacts, MachineOutcome>>;
