import { ConfigError, isClerkError } from '@x/errors';
import { quote, readArgument } from '@x/errors/internal';
import { ApiFault } from './engine/errors.ts';
import { isObject } from './json/is-object.ts';
import { type CollectionName, collectionRules } from './store/collections.ts';
import { type Instance, prefixOf } from './store/instance.ts';
import { ConflictError } from './store/table.ts';

/** A seed with a mistake. */
export class SeedError extends ConfigError {}

/** Returns the entries of a list with their paths. Throws a `SeedError` for a list or an entry of another type. */
export function entriesOf<Entry extends object>(
  list: readonly Entry[] | null = [],
  path: string,
): readonly (readonly [string, Entry])[] {
  return readArgument(`createEmulator(): ${path}`, () => {
    // An empty list of a YAML file is null.
    const entries: unknown = list ?? [];
    if (!Array.isArray(entries)) {
      throw new SeedError(`createEmulator(): ${path} must be a list, not ${quote(entries)}.`);
    }
    // A list can have holes, and an entry getters that throw: the copies have neither.
    return Array.from(entries, (entry: Entry, index) => {
      if (!isObject(entry)) {
        throw new SeedError(`createEmulator(): ${path}[${index}] must be an object, not ${quote(entry)}.`);
      }
      return [`${path}[${index}]`, { ...entry }] as const;
    });
  });
}

/** Throws a `ConfigError` for an id that has another form, or that another record of the collection has. */
export function checkId({ store }: Instance, kind: CollectionName, id: string | undefined): void {
  if (id === undefined) return;
  const prefix = prefixOf(kind);
  if (typeof id !== 'string' || !id.startsWith(prefix) || !/^[\w-]+$/.test(id) || id === prefix) {
    throw new ConfigError(`The id ${quote(id)} must be "${prefix}" followed by letters, digits, _ or -.`);
  }
  if (store[kind].get(id)) throw new ConfigError(`The id ${quote(id)} is already in use.`);
}

/** Adds the path of the entry to the message of an error. */
export function withPath(path: string, plant: () => void): void {
  asSeedError(plant, `${path}: `);
}

/** Turns the errors that an entry can cause into a `SeedError`. */
export function asSeedError(plant: () => void, prefix = ''): void {
  try {
    plant();
  } catch (cause) {
    throw seedErrorOf(cause, prefix) ?? cause;
  }
}

function seedErrorOf(cause: unknown, prefix: string): SeedError | undefined {
  if (cause instanceof ConflictError) {
    const object = collectionRules(cause.collection).object.replaceAll('_', ' ');
    return new SeedError(`${prefix}Another ${object} has this ${toOptionName(cause.field)}.`, { cause });
  }
  const isKnown = cause instanceof ApiFault || isClerkError(cause);
  return isKnown ? new SeedError(prefix + cause.message, { cause }) : undefined;
}

/** `provider_user_id` becomes `providerUserId`. */
function toOptionName(field: string): string {
  return field.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
