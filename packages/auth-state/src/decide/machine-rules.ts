// Pure
import type { AuthErrorReason } from '../wire/auth-error-reason.ts';
import type { DecisionRow } from './decision-row.ts';

/** The facts about bearer tokens of other types than sessions. They are decided about before the facts of sessions. */
export const MACHINE_FACT_VALUES = {
  /** Option `acceptsToken`. `machine`: one type of machine token. `list`: several types. */
  accepts: ['session', 'machine', 'list', 'any'],
  /** The type of the bearer token. A token that is not a machine token counts as a session token. */
  bearer: ['none', 'session', 'machine'],
  /** Whether that type is accepted. Without a bearer token: whether session tokens are. */
  accepted: ['no', 'yes'],
  /** The result of verifying the machine token. `-`: not verified yet. */
  verified: ['-', 'ok', 'failed', 'unavailable'],
} as const;

type FactValues = typeof MACHINE_FACT_VALUES;

export type MachineFacts = { readonly [Fact in keyof FactValues]: FactValues[Fact][number] };

/** `session`: the session table decides. `null` stands for the reason of the failed verification. */
export type MachineOutcome =
  | readonly ['session']
  | readonly ['run']
  | readonly ['signed-in']
  | readonly ['signed-out', AuthErrorReason | null]
  | readonly ['invalid', AuthErrorReason];

/** Decides about a request if other tokens than session tokens are accepted. The first row that matches counts. */
export const MACHINE_RULES = [
  ['M1', { accepts: 'list', accepted: 'no' }, ['invalid', 'token-type-mismatch']],
  ['M2', { accepts: 'machine', bearer: 'none' }, ['signed-out', 'No token in header']],
  ['M3', { accepts: 'machine', accepted: 'no' }, ['signed-out', 'token-type-mismatch']],
  ['M4', { bearer: 'machine', accepted: 'yes', verified: '-' }, ['run']],
  ['M5', { bearer: 'machine', accepted: 'yes', verified: 'ok' }, ['signed-in']],
  ['M6', { bearer: 'machine', accepted: 'yes', verified: 'unavailable' }, ['signed-out', 'api-unavailable']],
  ['M7', { bearer: 'machine', accepted: 'yes' }, ['signed-out', null]],
  ['M8', {}, ['session']],
] satisfies ReadonlyArray<DecisionRow<MachineFacts, MachineOutcome>>;
