import type { MachineOutcome } from '../decide/machine-rules.ts';
import type { MachineFinding } from '../effects/verify-machine-token.ts';
import type { MachineTokenType } from '../token-type.ts';
import { type Decided, nobodyFields, signedInFields } from './common-state.ts';
import {
  authenticatedMachineObject,
  invalidTokenAuthObject,
  unauthenticatedMachineObject,
} from './machine-auth-objects.ts';
import type { AnyRequestState } from './request-state.ts';

type FinalOutcome = Exclude<MachineOutcome, readonly ['run' | 'session']>;

/** The state for an outcome of the machine table that ends the decision. */
export function machineState(
  [kind, asked]: FinalOutcome,
  tokenType: MachineTokenType,
  { verified, machineToken, failure }: MachineFinding,
  decided: Decided,
): AnyRequestState {
  const { rule } = decided;
  const headers = new Headers();
  if (kind === 'signed-in' && machineToken !== undefined) {
    const token = decided.read.token?.text ?? '';
    const debugData = { status: 'signed-in', rule };
    return {
      ...signedInFields(token, headers, decided),
      tokenType,
      toAuth: () => authenticatedMachineObject(tokenType, token, machineToken, debugData),
    } as AnyRequestState;
  }
  const { reason, message } = { reason: asked ?? 'unexpected-error', message: '', ...failure } as const;
  const fields = {
    ...nobodyFields('signed-out', reason, message, headers, decided),
    isUnavailable: verified === 'unavailable',
  };
  const debugData = { status: 'signed-out', rule, reason, message };
  return kind === 'invalid'
    ? { ...fields, tokenType: null, toAuth: () => invalidTokenAuthObject(debugData) }
    : ({
        ...fields,
        tokenType,
        toAuth: () => unauthenticatedMachineObject(tokenType, debugData),
      } as AnyRequestState);
}
