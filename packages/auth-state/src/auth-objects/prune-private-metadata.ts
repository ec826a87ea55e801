// Pure
import { readArgument } from '@x/errors/internal';
import { copyWithout } from './copy-without.ts';

const PRIVATE_FIELDS: ReadonlySet<string> = new Set(['private_metadata', 'privateMetadata']);

/**
 * Returns a copy without private metadata, at every level of objects and lists. The argument stays unchanged.
 *
 * @example
 * ```ts
 * import { prunePrivateMetadata } from '@x/auth-state';
 *
 * prunePrivateMetadata({ id: 'user_1', privateMetadata: { note: 'x' } }); // => { id: 'user_1' }
 * ```
 */
export function prunePrivateMetadata<T>(obj: T): T {
  // The copy only lacks fields that are optional in the types of the API.
  return readArgument(
    'The argument of prunePrivateMetadata',
    () => copyWithout(obj, (field) => PRIVATE_FIELDS.has(field)) as T,
  );
}
