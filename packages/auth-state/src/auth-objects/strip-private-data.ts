// Pure
import { ConfigError } from '@x/errors';
import { quote, readArgument } from '@x/errors/internal';
import { prunePrivateMetadata } from './prune-private-metadata.ts';

/** An object that may hold a user and an organization. */
export interface WithResources {
  /** The user, with or without private metadata. */
  readonly user?: unknown;
  /** The organization, with or without private metadata. */
  readonly organization?: unknown;
}

/**
 * A copy whose `user` and `organization` are without private metadata at every level, and the rest as it
 * was. Both are always there, `undefined` if they were not.
 */
export function stripPrivateDataFromObject<T extends WithResources>(obj: T): T {
  if (typeof obj !== 'object' || obj === null) {
    throw new ConfigError(`stripPrivateDataFromObject takes an object, not ${quote(obj)}.`);
  }
  return readArgument('The argument of stripPrivateDataFromObject', () => ({
    ...obj,
    user: prunePrivateMetadata(obj.user),
    organization: prunePrivateMetadata(obj.organization),
  }));
}
