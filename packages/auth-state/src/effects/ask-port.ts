import { ClerkError, isClerkError, TokenVerificationError } from '@x/errors';
import type { PortError, Ports } from '../ports.ts';

/** A port threw, or gave no result: nobody knows what it would have said, as in an outage. */
export interface PortFailure {
  readonly result: null;
  readonly error: TokenVerificationError & { readonly status: null };
}

/**
 * Asks a port. What it throws is the cause of the failure, and not in its message: responses tell messages, and nobody
 * knows what is in this one. What the programmer can cause is thrown on.
 */
export async function askPort<Result extends { readonly result: unknown; readonly error: unknown }>(
  name: keyof Ports,
  ask: () => Promise<Result>,
): Promise<Result | PortFailure> {
  let cause: unknown;
  try {
    const answer = await ask();
    // A port of an application may give anything.
    const given = answer?.error ?? answer?.result;
    if (Object(given) === given) {
      return answer;
    }
  } catch (thrown) {
    if (isClerkError(thrown) && thrown.code === 'config-invalid') {
      throw thrown;
    }
    cause = thrown;
  }
  const error = new TokenVerificationError({
    // A reason of states, which errors of tokens have not: this one is read by its state alone.
    reason: 'unexpected-error' as TokenVerificationError['reason'],
    message: `The port ${name} ${cause ? 'threw: see the cause of state.error' : 'gave no result'}.`,
    cause,
  });
  return { result: null, error: Object.assign(error, { status: null }) };
}

/** Whether the API could not be asked; it may answer another time. */
export function isOutage({ status }: PortError): boolean {
  return status === null || status === 429 || status >= 500;
}

/** A code of the API, which is in words with underscores, or that of a port which has no key to ask by. */
const CODE = /^(?:\w{1,64}|missing-api-client)$/;

/** The code becomes part of a reason, which headers and URLs hold. */
export function codeOf({ code, status }: PortError): string {
  return status === null ? 'fetch-error' : CODE.test(code) ? code : 'unexpected-bapi-error';
}

/** Why a port gave nothing, for the state. */
export function failureOf(name: keyof Ports, error: PortError): ClerkError {
  const code = codeOf(error);
  return isClerkError(error)
    ? error
    : new ClerkError(`The port ${name} was answered with ${code} (${error.status}).`, { code });
}
