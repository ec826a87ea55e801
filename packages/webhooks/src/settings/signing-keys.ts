import { ConfigError } from '@x/errors';
import {
  type Bytes,
  checkKeyText,
  createLruMap,
  kindOfKey,
  type LruMap,
  typeOfSecret,
} from '@x/errors/internal';
import * as runtime from '#runtime';
import type { SigningKey } from '../runtime/runtime.ts';
import { decodeBase64 } from '../signature/base64.ts';

/** 2 MiB for more than 3,000 secrets: each tenant can have its own. The least recently used ones are dropped. */
const KEY_CACHE = { maxBytes: 2_097_152, bytesPerValue: 512 };

const PREFIX = 'whsec_';

const WHERE = 'Copy the signing secret of the endpoint from the Clerk Dashboard; it begins with "whsec_".';

/**
 * The standard requires 24 to 64 bytes (Standard Webhooks, "Signature scheme"), and Clerk sends 24. Other libraries accept
 * any length. A secret of less than 128 bits can be found from a single delivery.
 */
const MIN_BYTES = 16;

/** Keys that are imported, by their secret. Holds no promises: in workerd, a promise belongs to a single request. */
let keysBySecret: LruMap<SigningKey> | undefined;

/** Resolves to the keys of the option `signingSecret`. Rejects with a `ConfigError` that never quotes a secret. */
export function readSigningKeys(signingSecret: unknown): Promise<readonly SigningKey[]> {
  const secrets: readonly unknown[] = Array.isArray(signingSecret) ? signingSecret : [signingSecret];
  if (secrets.length === 0) {
    throw new ConfigError('Option "signingSecret" must not be an empty list. Pass at least one secret.');
  }
  const name = (index: number) =>
    Array.isArray(signingSecret) ? `signingSecret[${index}]` : 'signingSecret';
  return Promise.all(secrets.map((secret, index) => signingKey(secret, name(index))));
}

async function signingKey(secret: unknown, name: string): Promise<SigningKey> {
  if (secret === undefined || secret === null) {
    throw new ConfigError(`Option "${name}" is missing. ${WHERE}`);
  }
  if (typeof secret !== 'string') {
    throw new ConfigError(`Option "${name}" must be a string, not ${typeOfSecret(secret)}. ${WHERE}`);
  }
  keysBySecret ??= createLruMap(KEY_CACHE);
  const known = keysBySecret.get(secret);
  if (known !== undefined) {
    return known;
  }
  const key = await runtime.importKey(bytesOfSecret(secret, name));
  keysBySecret.set(secret, key);
  return key;
}

function bytesOfSecret(secret: string, name: string): Bytes {
  const encoded = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
  if (encoded === '') {
    throw new ConfigError(`Option "${name}" is empty. ${WHERE}`);
  }
  const bytes = decodeBase64(encoded);
  if (bytes === undefined) {
    throw invalidSecret(secret, name);
  }
  if (bytes.length < MIN_BYTES) {
    throw new ConfigError(
      `Option "${name}" must have at least ${MIN_BYTES} bytes, not ${bytes.length}: it is cut off, or can be guessed. ${WHERE}`,
    );
  }
  return bytes;
}

/** Returns the error for a secret of another kind, or throws for characters that no key has. */
function invalidSecret(secret: string, name: string): ConfigError {
  const kind = secret.trimStart().startsWith(PREFIX) ? undefined : kindOfKey(secret);
  if (kind !== undefined) {
    return new ConfigError(`Option "${name}" is not a signing secret but ${kind}. ${WHERE}`);
  }
  checkKeyText(name, secret);
  return new ConfigError(`Option "${name}" is not base64. ${WHERE}`);
}
