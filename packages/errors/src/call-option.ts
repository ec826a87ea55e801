import { ConfigError } from './config-error.ts';
import { quote } from './quote.ts';
import { orConfigError } from './read-argument.ts';

/**
 * Returns what a function of the caller returns. Throws a `ConfigError` if the function throws. The caller checks the
 * result, and reports a promise of an async function. A rejection of that promise is handled here.
 */
export function callOption<T>(option: string, call: () => T): T {
  const result = orConfigError(
    `The function in the option "${option}" threw an error, which is the cause.`,
    call,
  );
  ignoreRejection(result);
  return result;
}

/** Throws a `ConfigError` unless the result of a function of the caller is true or false. A promise is neither. */
export function checkDecision(option: string, decision: unknown): asserts decision is boolean {
  if (typeof decision !== 'boolean') {
    ignoreRejection(decision);
    throw new ConfigError(`Option "${option}" must return true or false, not ${quote(decision)}.`);
  }
}

/** An unhandled rejection ends a process. */
function ignoreRejection(result: unknown): void {
  if (typeof result === 'object' && result !== null) {
    // Handles a thenable like a promise, and one that throws like one that rejects.
    new Promise((resolve) => resolve(result)).catch(() => undefined);
  }
}
