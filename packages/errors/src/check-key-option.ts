// Pure
import { ConfigError } from './config-error.ts';

/** The kinds of values that look like a key, by how they begin. */
const KINDS: ReadonlyArray<readonly [pattern: RegExp, kind: string]> = [
  [/^sk_/, 'a secret key ("sk_")'],
  [/^pk_/, 'a publishable key ("pk_")'],
  [/^ak_/, 'the key of a machine ("ak_")'],
  [/^whsec_/, 'the signing secret of a webhook ("whsec_")'],
  [/^-----BEGIN|^MII/, 'a PEM'],
  [/^eyJ/, 'a token ("eyJ")'],
];

/** The options that take a key, and how a key of each begins. */
const EXPECTED = {
  secretKey: { noun: 'a secret key', prefix: 'sk_' },
  publishableKey: { noun: 'a publishable key', prefix: 'pk_' },
  machineSecretKey: { noun: 'the key of a machine', prefix: 'ak_' },
} as const;

/** Problems with the characters of a key. The first entry that matches is reported. */
const MALFORMED: ReadonlyArray<readonly [pattern: RegExp, problem: string]> = [
  [/^$/, 'is empty. Is the environment variable set? Pass a key, or null for no key.'],
  [/^\s|\s$/, 'begins or ends with white space, such as a line break. Trim it.'],
  [/^["'`]|["'`]$/, 'is in quotation marks. Remove them.'],
  [/[^!-~]/, 'has a space or a character outside of ASCII. Copy the key again.'],
];

/** Returns what a value is by how it begins, such as `a secret key ("sk_")`. Undefined if that does not say it. */
export function kindOfKey(value: string): string | undefined {
  return KINDS.find(([pattern]) => pattern.test(value.trimStart()))?.[1];
}

/** Throws a `ConfigError` for a key that cannot be sent in a header. The message never contains the key. */
export function checkKeyText(name: string, value: unknown): asserts value is string {
  if (typeof value !== 'string') {
    throw new ConfigError(`Option "${name}" must be a string, not a value of type ${typeof value}.`);
  }
  const problem = MALFORMED.find(([pattern]) => pattern.test(value))?.[1];
  if (problem !== undefined) {
    throw new ConfigError(`Option "${name}" ${problem}`);
  }
}

/**
 * Throws a `ConfigError` for a key that is malformed or of another kind than the option takes. `null` and `undefined`
 * mean that there is no key. The message never contains the key.
 */
export function checkKeyOption(name: keyof typeof EXPECTED, value: unknown): void {
  if (value === undefined || value === null) {
    return;
  }
  const { noun, prefix } = EXPECTED[name];
  const kind =
    typeof value === 'string' && !value.trimStart().startsWith(prefix) ? kindOfKey(value) : undefined;
  if (kind !== undefined) {
    throw new ConfigError(
      `Option "${name}" is not ${noun} but ${kind}. Pass a key that begins with "${prefix}".`,
    );
  }
  checkKeyText(name, value);
}
