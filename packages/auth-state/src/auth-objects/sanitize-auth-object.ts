// Pure
import { copyWithout } from './copy-without.ts';

/** What must not reach a browser although it may lie on an object that is handed to one. */
const SECRET_FIELDS: ReadonlySet<string> = new Set([
  'private_metadata',
  'privateMetadata',
  'secretKey',
  'machineSecretKey',
]);

/** Secret on the auth object itself; further down, a field of this name is the user's own. */
const TOKEN_FIELDS: ReadonlySet<string> = new Set(['token', 'sessionToken']);

/** An object without its functions. */
export type Serializable<T> = {
  // Functions of an object are left out by their type.
  [Field in keyof T as T[Field] extends (...args: never[]) => unknown ? never : Field]: T[Field];
};

/** A copy without functions, which a browser can't be sent. */
export function makeAuthObjectSerializable<T extends object>(obj: T): Serializable<T> {
  const entries = Object.entries(obj).filter(([, value]) => typeof value !== 'function');
  // What is left out is what the type leaves out.
  return Object.fromEntries(entries) as Serializable<T>;
}

/**
 * A copy that is safe to serialise to a browser: at every level without functions, secret keys and private
 * metadata, and without the session token. The argument is left as it is.
 */
export function sanitizeAuthObject<T extends object>(authObject: T): Serializable<T> {
  // Null is nobody's, and stays.
  const open = Object.entries(authObject ?? {}).filter(([field]) => !TOKEN_FIELDS.has(field));
  const safe = copyWithout(
    authObject && Object.fromEntries(open),
    (field, value) => SECRET_FIELDS.has(field) || typeof value === 'function',
  );
  // Secrets are not part of the type of an auth object, and functions are left out by it.
  return safe as Serializable<T>;
}
