// Pure
import { ConfigError } from '@x/errors';
import { checkKeyOption, quote } from '@x/errors/internal';

/**
 * Throws a `ConfigError` unless the condition holds. `problem` is the message without its full stop. The message quotes
 * `wrong.got`, which must not be a secret.
 */
export function check(
  condition: boolean,
  problem: string,
  wrong?: { readonly got: unknown },
): asserts condition {
  if (!condition) {
    throw new ConfigError(wrong ? `${problem}, not ${quote(wrong.got)}.` : `${problem}.`);
  }
}

/** Throws a `ConfigError` for an option that is given and is not a function: it would never be called. */
export function checkFunction(name: string, value: unknown): void {
  check(value === undefined || typeof value === 'function', `Option "${name}" must be a function`, {
    got: value,
  });
}

/** A key of the usual form, which needs no other check. */
const USUAL_SECRET_KEY = /^sk_(?:test|live)_\w+$/;

/** Operations for machines take the key of a machine in place of a secret key. */
const MACHINE_KEY = /^ak_/;

/**
 * Throws a `ConfigError` for a secret key that is missing, malformed or of another kind. `null` stands for no key. The
 * message never contains the key.
 */
export function checkSecretKey(secretKey: unknown): asserts secretKey is string | null {
  if (secretKey === undefined) {
    throw new ConfigError(
      'Option "secretKey" is missing. Copy the key from the API keys page of the Clerk Dashboard.',
    );
  }
  // Checked with every request.
  if (typeof secretKey !== 'string' || !USUAL_SECRET_KEY.test(secretKey)) {
    const isMachineKey = typeof secretKey === 'string' && MACHINE_KEY.test(secretKey);
    checkKeyOption(isMachineKey ? 'machineSecretKey' : 'secretKey', secretKey);
  }
}
