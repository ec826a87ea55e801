// Pure
import { readArgument } from '@x/errors/internal';
import { copyWithout } from './copy-without.ts';

/** Fields that must not reach a browser, at any level. */
const SECRET_FIELDS: ReadonlySet<string> = new Set([
  'private_metadata',
  'privateMetadata',
  'secretKey',
  'machineSecretKey',
]);

/** Fields that are secret on the auth object itself. At deeper levels, fields with these names belong to the user. */
const TOKEN_FIELDS: ReadonlySet<string> = new Set(['token', 'sessionToken']);

/** An object without its functions. */
export type Serializable<T> = {
  // Leaves out fields whose type is a function.
  [Field in keyof T as T[Field] extends (...args: never[]) => unknown ? never : Field]: T[Field];
};

/** Returns a copy without functions, which can't be serialised. */
export function makeAuthObjectSerializable<T extends object>(obj: T): Serializable<T> {
  if (typeof obj !== 'object' || obj === null) {
    // JavaScript callers may pass anything, which is returned.
    return obj;
  }
  const entries = readArgument('The argument of makeAuthObjectSerializable', () =>
    Object.entries(obj).filter(([, value]) => typeof value !== 'function'),
  );
  // The filter leaves out what the type leaves out.
  return Object.fromEntries(entries) as Serializable<T>;
}

/**
 * Returns a copy that is safe to serialise to a browser: without functions, secret keys and private metadata at every
 * level, and without the session token. The argument stays unchanged.
 */
export function sanitizeAuthObject<T extends object>(authObject: T): Serializable<T> {
  if (typeof authObject !== 'object' || authObject === null) {
    // JavaScript callers may pass null, which is returned.
    return authObject;
  }
  const safe = readArgument('The argument of sanitizeAuthObject', () => {
    const open = Object.entries(authObject).filter(([field]) => !TOKEN_FIELDS.has(field));
    return copyWithout(
      Object.fromEntries(open),
      (field, value) => SECRET_FIELDS.has(field) || typeof value === 'function',
    );
  });
  // The type leaves functions out, and has no secrets.
  return safe as Serializable<T>;
}
