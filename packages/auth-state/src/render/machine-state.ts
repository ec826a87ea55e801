import {
  authenticatedMachineObject,
  invalidTokenAuthObject,
  unauthenticatedMachineObject,
} from '../auth-objects/machine-auth-objects.ts';
import type { MachineOutcome } from '../decide/machine-rules.ts';
import type { MachineFinding } from '../effects/verify-machine-token.ts';
import type { MachineToken } from '../wire/machine-token.ts';
import type { MachineTokenType } from '../wire/token-type.ts';
import { createState } from './create-state.ts';
import type { KnownRequest } from './diagnosis.ts';
import type { AnyRequestState } from './request-state.ts';

/** The outcomes of the machine table that end the decision. */
export type FinalMachineOutcome = Exclude<MachineOutcome, readonly ['run' | 'session']>;

/** A state of a machine is rendered from this evidence and the outcome. */
export interface MachineEvidence extends KnownRequest {
  readonly rule: string;
  readonly tokenType: MachineTokenType;
  readonly finding: MachineFinding;
  /** Whether the API, the keys or a port failed, so that it is unknown what the token is worth. */
  readonly isUnavailable: boolean;
}

/** Renders the state for an outcome of the machine table. */
export function machineState(outcome: FinalMachineOutcome, evidence: MachineEvidence): AnyRequestState {
  const { machineToken } = evidence.finding;
  if (outcome[0] !== 'signed-in') {
    return signedOutState(outcome, evidence);
  }
  // Only a verified token leads to the row that signs in.
  return signedInState(machineToken as MachineToken, evidence);
}

function signedInState(machineToken: MachineToken, evidence: MachineEvidence): AnyRequestState {
  const { rule, tokenType, tokens } = evidence;
  const token = tokens.token?.raw ?? '';
  return createState(
    {
      status: 'signed-in',
      rule,
      tokenType,
      token,
      reason: null,
      message: null,
      isUnavailable: false,
      error: null,
      headers: new Headers(),
      toAuth: () => authenticatedMachineObject(tokenType, token, machineToken, { status: 'signed-in', rule }),
    },
    evidence,
  );
}

function signedOutState(
  [kind, tableReason]: Exclude<FinalMachineOutcome, readonly ['signed-in']>,
  evidence: MachineEvidence,
): AnyRequestState {
  const { rule, tokenType, finding, isUnavailable } = evidence;
  const { failure } = finding;
  const reason = failure?.reason ?? tableReason ?? 'unexpected-error';
  const message = failure?.message ?? '';
  const debugData = { status: 'signed-out', rule, reason, message };
  const isInvalid = kind === 'invalid';
  return createState(
    {
      status: 'signed-out',
      rule,
      tokenType: isInvalid ? null : tokenType,
      token: null,
      reason,
      message,
      isUnavailable,
      error: failure?.error ?? null,
      headers: new Headers(),
      toAuth: () =>
        isInvalid ? invalidTokenAuthObject(debugData) : unauthenticatedMachineObject(tokenType, debugData),
    },
    evidence,
  );
}
