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
  [/^["'`]/, 'a value in quotation marks'],
];

/** The options that take a key, and how a key of each begins. */
const EXPECTED = {
  secretKey: { noun: 'a secret key', prefix: 'sk_' },
  publishableKey: { noun: 'a publishable key', prefix: 'pk_' },
  machineSecretKey: { noun: 'the key of a machine', prefix: 'ak_' },
} as const;

/** Returns what a value is by how it begins, such as `a secret key ("sk_")`. Undefined if that does not say it. */
export function kindOfKey(value: string): string | undefined {
  return KINDS.find(([pattern]) => pattern.test(value.trimStart()))?.[1];
}

/**
 * Throws a `ConfigError` for a key of another kind than the option takes, and for an empty one. `null` and `undefined`
 * mean that there is no key. The message never contains the value.
 */
export function checkKeyOption(name: keyof typeof EXPECTED, value: unknown): void {
  if (value === undefined || value === null) {
    return;
  }
  const { noun, prefix } = EXPECTED[name];
  if (typeof value !== 'string') {
    throw new ConfigError(`Option "${name}" is not ${noun} but a value of type ${typeof value}.`);
  }
  if (value === '') {
    throw new ConfigError(`Option "${name}" is empty. Pass a key, or null for no key.`);
  }
  const kind = kindOfKey(value);
  if (kind !== undefined && !value.startsWith(prefix)) {
    throw new ConfigError(
      `Option "${name}" is not ${noun} but ${kind}. Pass a key that begins with "${prefix}".`,
    );
  }
}
