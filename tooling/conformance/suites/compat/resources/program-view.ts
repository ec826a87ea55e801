import { isDeepStrictEqual } from 'node:util';

/**
 * Returns what a program sees of a value: own keys in their order, getters, flags, and its forms as JSON and as a clone.
 * An object that occurs again is the path of its first place.
 */
export function programView(value: unknown): unknown {
  return {
    value: see(value, '', new Map()),
    json: attempt(() => JSON.stringify(value)),
    clone: cloneOf(value),
  };
}

const cloneOf = (value: unknown): unknown => attempt(() => see(structuredClone(value), '', new Map()));

function see(value: unknown, path: string, seen: Map<object, string>): unknown {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' ? 'a function' : value;
  }
  const first = seen.get(value);
  if (first !== undefined) {
    return `the same as ${first}`;
  }
  seen.set(value, path);
  if (value instanceof URL) {
    return `URL ${value.href}`;
  }
  if (Object(value.constructor)['kind'] === 'ClerkAPIError') {
    return errorView(value);
  }
  const keys = Object.keys(value);
  const fields = keys.map((key) => [key, see(Reflect.get(value, key), `${path}.${key}`, seen)] as const);
  const getters = gettersOf(value).map(
    (key) => [key, attempt(() => see(Reflect.get(value, key), `${path}.${key}`, seen))] as const,
  );
  return {
    kind: Array.isArray(value) ? 'list' : 'object',
    flags: flagsOf(value),
    order: keys.join(),
    fields: Object.fromEntries(fields),
    getters: Object.fromEntries(getters),
  };
}

/** The errors of the reference are not instances of `Error`, and have the names of all details. */
function errorView(error: object): unknown {
  const { code, message, longMessage, meta } = Object(error);
  const details = Object.entries(Object(meta)).filter(([, detail]) => detail !== undefined);
  return { kind: 'error', code, message, longMessage, meta: Object.fromEntries(details) };
}

/** Whether a program can change a value. */
const flagsOf = (value: object): string =>
  [
    Object.isFrozen(value) && 'frozen',
    Object.isSealed(value) && 'sealed',
    !Object.isExtensible(value) && 'not extensible',
    Object.values(Object.getOwnPropertyDescriptors(value)).some(({ writable }) => !writable) && 'constant',
    Object.getOwnPropertySymbols(value).length > 0 && 'symbols',
  ]
    .filter(Boolean)
    .join();

function gettersOf(value: object): readonly string[] {
  const prototype: object | null = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype || prototype === Array.prototype) {
    return [];
  }
  const descriptors = Object.entries(Object.getOwnPropertyDescriptors(prototype));
  return descriptors
    .filter(([, { get }]) => get !== undefined)
    .map(([name]) => name)
    .sort();
}

function attempt(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return `throws ${Object(error).name}`;
  }
}

/** A place at which two views differ. */
export interface Divergence {
  /** The keys that lead to it. */
  readonly path: readonly string[];
  readonly their: unknown;
  readonly our: unknown;
}

export function divergencesOf(
  their: unknown,
  our: unknown,
  path: readonly string[] = [],
): readonly Divergence[] {
  if (isDeepStrictEqual(their, our)) {
    return [];
  }
  if (![their, our].every((one) => typeof one === 'object' && one !== null)) {
    return [{ path, their, our }];
  }
  const keys = new Set([...Object.keys(Object(their)), ...Object.keys(Object(our))]);
  return [...keys].flatMap((key) => divergencesOf(Object(their)[key], Object(our)[key], [...path, key]));
}
