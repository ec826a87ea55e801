// Pure
import { prunePrivateMetadata } from './prune-private-metadata.ts';

/** What must not reach a browser although it may lie on an object that is handed to one. */
const SECRET_FIELDS: ReadonlySet<string> = new Set([
  'secretKey',
  'machineSecretKey',
  'token',
  'sessionToken',
]);

/** An object without its functions. */
export type Serializable<T> = {
  // Functions of an object are left out by their type.
  [Field in keyof T as T[Field] extends (...args: never[]) => unknown ? never : Field]: T[Field];
};

/** A copy without functions, which a browser can't be sent. */
export function makeAuthObjectSerializable<T extends object>(obj: T): Serializable<T> {
  // What is left out is what the type leaves out.
  return Object.fromEntries(
    Object.entries(obj).filter(([, value]) => typeof value !== 'function'),
  ) as Serializable<T>;
}

/**
 * A copy that is safe to serialise to a browser: without functions, secrets, and the private metadata of the
 * user and the organization. The argument is left as it is.
 */
export function sanitizeAuthObject<T extends object>(authObject: T): Serializable<T> {
  const serializable = makeAuthObjectSerializable(authObject);
  const open = Object.entries(serializable).filter(([field]) => !SECRET_FIELDS.has(field));
  // Secrets are not part of the type of an auth object.
  return prunePrivateMetadata(Object.fromEntries(open)) as Serializable<T>;
}
