// Pure
import { ConfigError } from './config-error.ts';
import { damageOfText } from './damage-of-text.ts';

/** The kinds of values that look like a key, by how they begin. */
const KINDS: ReadonlyArray<readonly [pattern: RegExp, kind: string]> = [
  [/^sk_/, 'a secret key ("sk_")'],
  [/^pk_/, 'a publishable key ("pk_")'],
  [/^ak_/, 'the key of a machine ("ak_")'],
  [/^mt_/, 'a machine token ("mt_")'],
  [/^oat_/, 'an OAuth token ("oat_")'],
  [/^whsec_/, 'the signing secret of a webhook ("whsec_")'],
  [/^-----BEGIN|^MII/, 'a PEM'],
  [/^LS0tLS1CRUdJTi/, 'the base64 of a PEM'],
  [/^eyJ/, 'a token ("eyJ")'],
  [/^(?:app|ins|mch|org|sess|user)_/, 'an id'],
  [/^https?:/i, 'a URL'],
  [/^[[{]/, 'JSON text'],
];

/** The options that take a key, and how a key of each begins. */
const EXPECTED = {
  secretKey: { noun: 'a secret key', prefix: 'sk_' },
  publishableKey: { noun: 'a publishable key', prefix: 'pk_' },
  machineSecretKey: { noun: 'the key of a machine', prefix: 'ak_' },
} as const;

/** Returns what is wrong with the characters of a key. */
function problemOfText(key: string): string | undefined {
  if (key === '') {
    return 'is empty. Is the environment variable set? Pass a key, or null for no key.';
  }
  if (/^\s*bearer\b/i.test(key)) {
    return 'begins with "Bearer". Remove it.';
  }
  const isOdd = /[^!-~]/.test(key);
  return (
    damageOfText(key) ??
    (isOdd ? 'has a space or a character outside of ASCII. Copy the key again.' : undefined)
  );
}

/** Returns what a value is by how it begins, such as `a secret key ("sk_")`. Undefined if that does not say it. */
export function kindOfKey(value: string): string | undefined {
  return KINDS.find(([pattern]) => pattern.test(value.trimStart()))?.[1];
}

/** Describes a value in place of a secret by its type: any part of it can be the secret. */
export function typeOfSecret(value: unknown): string {
  return isPromise(value) ? 'a promise. Await it first' : `a value of type ${typeof value}`;
}

/** False for a proxy that throws. */
function isPromise(value: unknown): boolean {
  try {
    return Object.prototype.toString.call(value) === '[object Promise]';
  } catch {
    return false;
  }
}

/** Throws a `ConfigError` for a key that cannot be sent in a header. The message never contains the key. */
export function checkKeyText(name: string, value: unknown): asserts value is string {
  if (typeof value !== 'string') {
    throw new ConfigError(`Option "${name}" must be a string, not ${typeOfSecret(value)}.`);
  }
  const problem = problemOfText(value);
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
