import {
  authenticatedMachineObject,
  invalidTokenAuthObject,
  unauthenticatedMachineObject,
} from '../auth-objects/machine-auth-objects.ts';
import type { MachineOutcome } from '../decide/machine-rules.ts';
import type { MachineFinding } from '../effects/verify-machine-token.ts';
import type { MachineTokenType } from '../wire/token-type.ts';
import { createState, type Decided } from './create-state.ts';
import type { AnyRequestState } from './request-state.ts';

type FinalOutcome = Exclude<MachineOutcome, readonly ['run' | 'session']>;

/** The state for an outcome of the machine table that ends the decision. */
export function machineState(
  [kind, asked]: FinalOutcome,
  tokenType: MachineTokenType,
  { verified, machineToken, failure }: MachineFinding,
  decided: Decided,
): AnyRequestState {
  const { rule, read } = decided;
  const headers = new Headers();
  if (kind === 'signed-in' && machineToken !== undefined) {
    const token = read.token?.text ?? '';
    const toAuth = () =>
      authenticatedMachineObject(tokenType, token, machineToken, { status: 'signed-in', rule });
    return createState(kind, tokenType, token, null, null, false, null, headers, toAuth, decided);
  }
  const { reason, message, error } = failure ?? { reason: asked ?? 'unexpected-error', message: '' };
  const debugData = { status: 'signed-out', rule, reason, message };
  const isInvalid = kind === 'invalid';
  return createState(
    'signed-out',
    isInvalid ? null : tokenType,
    null,
    reason,
    message,
    verified === 'unavailable',
    error,
    headers,
    () =>
      isInvalid ? invalidTokenAuthObject(debugData) : unauthenticatedMachineObject(tokenType, debugData),
    decided,
  );
}
