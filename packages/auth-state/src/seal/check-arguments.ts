// Pure
import { ConfigError } from '@x/errors';
import { quote, readArgument } from '@x/errors/internal';
import { isNonEmptyString } from '../wire/non-empty-string.ts';

/** Throws a `ConfigError` for an empty secret, with which any visitor could seal a state. */
export function checkSecret(secret: unknown): void {
  if (!isNonEmptyString(secret)) {
    throw new ConfigError('Pass the secret that seals states as a non-empty string.');
  }
}

/** Throws a `ConfigError` for a value that is not a state. */
export function checkState(state: unknown): void {
  const isState = readArgument('The state', () => {
    const { status, toAuth }: Record<string, unknown> = Object(state);
    return typeof status === 'string' && typeof toAuth === 'function';
  });
  if (!isState) {
    throw new ConfigError(`Pass sealState the state of a request, not ${quote(state)}.`);
  }
}
