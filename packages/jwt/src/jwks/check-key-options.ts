import { ConfigError } from '@x/errors';
import { checkKeyOption } from '@x/errors/internal';
import { publicKeyProblem } from '../key/public-key-problem.ts';
import type { KeySourceOptions } from './key-source-options.ts';

/**
 * Throws a `ConfigError` for a key that its form shows to be useless: a `jwtKey` that is not a public key, or a key of
 * one kind in the option of another. Messages never contain the value.
 */
export function checkKeyOptions({ jwtKey, secretKey, publishableKey }: KeySourceOptions): void {
  const problem = jwtKey === undefined || jwtKey === null ? undefined : publicKeyProblem(jwtKey);
  if (problem !== undefined) {
    throw new ConfigError(`Option "jwtKey" ${problem}`);
  }
  checkKeyOption('secretKey', secretKey);
  // The empty string stands for no publishable key: request states repeat the option in this form.
  checkKeyOption('publishableKey', publishableKey || undefined);
}
