// Pure
import { copyWithout } from './copy-without.ts';

const PRIVATE_FIELDS: ReadonlySet<string> = new Set(['private_metadata', 'privateMetadata']);

/**
 * A copy without private metadata, at any level of objects and lists. The argument is left as it is.
 *
 * @example
 * ```ts
 * import { prunePrivateMetadata } from '@x/auth-state';
 *
 * prunePrivateMetadata({ id: 'user_1', privateMetadata: { note: 'x' } }); // => { id: 'user_1' }
 * ```
 */
export function prunePrivateMetadata<T>(obj: T): T {
  // The same value less some of its fields, which the API's types call optional.
  return copyWithout(obj, (field) => PRIVATE_FIELDS.has(field)) as T;
}
