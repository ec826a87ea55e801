import { ConfigError } from '@x/errors';
import { quote, readArgument } from '@x/errors/internal';
import { ALGORITHMS, type AlgorithmName, isAlgorithmName } from '../model/algorithms.ts';
import type { JsonWebKey } from '../model/types.ts';
import { kindOfPublicKey } from './public-key-problem.ts';

/** The key and the algorithms of tokens. Each is valid on its own. */
interface KeyAndAlgorithms {
  readonly jwtKey?: JsonWebKey | string | null | undefined;
  readonly algorithms?: readonly AlgorithmName[] | undefined;
}

/**
 * Throws a `ConfigError` if the `jwtKey` fits none of the `algorithms`. For a verifier or bound options only: every token
 * would be rejected. For a single call it is an answer, `token-invalid-algorithm`.
 */
export function checkAlgorithms({ jwtKey, algorithms }: KeyAndAlgorithms): void {
  if (!jwtKey || algorithms === undefined) {
    return;
  }
  const { kind, alg } = readArgument('The option "jwtKey"', () => ({
    kind: kindOfPublicKey(jwtKey),
    alg: typeof jwtKey === 'string' ? undefined : jwtKey.alg,
  }));
  const accepted: readonly AlgorithmName[] = [algorithms].flat();
  const isUsable = (name: AlgorithmName) =>
    ALGORITHMS[name].kind === kind && (!isAlgorithmName(alg) || alg === name);
  if (kind !== undefined && !accepted.some(isUsable)) {
    throw new ConfigError(
      `Option "algorithms" has no algorithm of the "jwtKey", which is a key for ${alg ?? kind}. Got ${quote(algorithms)}.`,
    );
  }
}
