import { ConfigError } from '@x/errors';
import { checkKeyOption, quote, readArgument, typeOfSecret } from '@x/errors/internal';
import { publicKeyProblem } from '../key/public-key-problem.ts';
import type { KeySourceOptions } from './key-source-options.ts';

/** What the values of an option must be. */
interface Kind {
  readonly expected: string;
  readonly isValid: (value: unknown) => boolean;
  readonly names: ReadonlyArray<keyof KeySourceOptions>;
  /** The message has the type of the value only. */
  readonly isSecret?: boolean;
}

const KINDS: readonly Kind[] = [
  {
    expected: 'a non-empty string',
    isValid: (value) => typeof value === 'string' && value !== '',
    names: ['jwksUrl', 'apiUrl', 'apiVersion'],
  },
  {
    expected: 'a string',
    isValid: (value) => typeof value === 'string' || value === null,
    names: ['secretKey', 'publishableKey', 'proxyUrl'],
    isSecret: true,
  },
  {
    expected: 'a number of at least 0',
    isValid: (value) => typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY,
    names: ['jwksCacheTtlInMs', 'timeoutInMs'],
  },
  {
    expected: 'a function',
    isValid: (value) => typeof value === 'function',
    names: ['fetch', 'onJwksLoad'],
  },
  {
    expected: 'a function that returns milliseconds',
    isValid: (value) => typeof value === 'function',
    names: ['now'],
  },
  {
    // Otherwise the string "false" would count as true.
    expected: 'true or false',
    isValid: (value) => typeof value === 'boolean',
    names: ['skipJwksCache'],
  },
  {
    expected: 'an object with the methods get and set',
    isValid: isStore,
    names: ['jwksStore'],
  },
];

function isStore(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    readArgument('The option "jwksStore"', () =>
      ['get', 'set'].every((name) => typeof Reflect.get(value, name) === 'function'),
    )
  );
}

/** Throws a `ConfigError` for a value of the wrong kind. It is called with every set of options, so it is cheap. */
export function checkKinds(options: KeySourceOptions): void {
  for (const { expected, isValid, names, isSecret = false } of KINDS) {
    for (const name of names) {
      const value: unknown = options[name];
      if (value !== undefined && !isValid(value)) {
        const found = isSecret ? typeOfSecret(value) : quote(value);
        throw new ConfigError(`Option "${name}" must be ${expected}, not ${found}.`);
      }
    }
  }
}

/**
 * Throws a `ConfigError` for a key that its form shows to be useless: a `jwtKey` that is not a public key, or a key of
 * one kind in the option of another. Messages never contain the value.
 */
export function checkKeyOptions({ jwtKey, secretKey, publishableKey }: KeySourceOptions): void {
  const problem =
    jwtKey === undefined || jwtKey === null
      ? undefined
      : readArgument('The option "jwtKey"', () => publicKeyProblem(jwtKey));
  if (problem !== undefined) {
    throw new ConfigError(`Option "jwtKey" ${problem}`);
  }
  checkKeyOption('secretKey', secretKey);
  // The empty string stands for no publishable key: request states repeat the option in this form.
  checkKeyOption('publishableKey', publishableKey || undefined);
}
