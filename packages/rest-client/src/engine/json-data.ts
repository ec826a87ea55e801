// Pure
import { isPlainObject } from '@x/errors/internal';
import { propertyOf } from './key-case.ts';
import { listProblem } from './lists.ts';
import type { Need } from './request-parts.ts';

/** Deeper data is rejected before it exhausts the stack. */
const MAX_DEPTH = 100;

const BYTES = 'must not be bytes. Pass a string, such as their base64';

/** Objects that JSON writes as `{}` or as a list of numbers, by the name of their class. */
const PROBLEMS_OF_CLASSES: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['Map', 'must not be a Map. Pass a plain object, such as Object.fromEntries(map)'],
  ['Set', 'must not be a Set. Pass a list, such as [...set]'],
  ['Promise', 'must not be a promise. Await it first'],
  ['ArrayBuffer', BYTES],
  ['SharedArrayBuffer', BYTES],
  ['Blob', BYTES],
  ['File', BYTES],
]);

/** Other classes whose objects JSON writes as `{}`. */
const EMPTY_IN_JSON: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...['RegExp', 'Error', 'DOMException', 'Symbol', 'BigInt', 'WeakMap', 'WeakSet', 'WeakRef'],
  ...['Headers', 'Request', 'Response', 'FormData', 'URLSearchParams', 'ReadableStream', 'AbortSignal'],
]);

/** Primitive values in an object. JSON writes the value. */
const WRAPPERS: ReadonlySet<string> = /* @__PURE__ */ new Set(['String', 'Number', 'Boolean']);

/** Types of JSON, and `undefined`, which JSON leaves out of an object. */
const JSON_TYPES: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'string',
  'number',
  'boolean',
  'object',
  'undefined',
]);

/** How the messages name a value. */
export interface JsonNames {
  /** The value as a whole, such as `the parameters`. */
  readonly root: string;
  /** Leads to a field of the value. Default: nothing. */
  readonly prefix?: string;
}

/**
 * Copies a value as `JSON.stringify` writes it. Throws a `ConfigError` that names the field for a value that JSON would
 * change or leave out: `NaN`, a bigint, a map, a function, an object whose class has getters.
 */
export function toJsonData(value: unknown, need: Need, { root, prefix = '' }: JsonNames): unknown {
  const parents = new Set<unknown>();
  const keys: Array<string | number> = [];
  // Only a message needs the path, so that valid data does not pay for it.
  const reject = (problem: string, wrong?: { readonly got: unknown }) =>
    need(false, `${pathOf(prefix, keys) || root} ${problem}`, wrong);

  const copyField = (field: unknown, key: string | number): unknown => {
    keys.push(key);
    const copied = copy(field, String(key));
    keys.pop();
    return copied;
  };
  const copy = (given: unknown, key: string): unknown => {
    const item = withToJson(given, key);
    const problem = problemOf(item, given);
    if (problem !== undefined) {
      reject(problem.text, problem.isQuoted ? { got: item } : undefined);
    }
    if (typeof item !== 'object' || item === null) {
      return item;
    }
    if (parents.has(item)) {
      reject('contains itself');
    }
    need(parents.size < MAX_DEPTH, `${root} must have at most ${MAX_DEPTH} levels`);
    parents.add(item);
    const copied = Array.isArray(item) ? copyList(item) : copyObject(item);
    parents.delete(item);
    return copied;
  };
  const copyList = (list: readonly unknown[]): unknown => {
    const problem = listProblem(list);
    if (problem !== null) {
      reject(problem);
    }
    return list.map((entry, index) => {
      const copied = copyField(entry, index);
      if (copied === undefined) {
        keys.push(index);
        reject('must be a JSON value', { got: copied });
      }
      return copied;
    });
  };
  const copyObject = (item: object): unknown => {
    if (WRAPPERS.has(classOf(item))) {
      return item.valueOf();
    }
    // A method of its own that was called already.
    const fields = Object.entries(item).filter(([key, field]) => !isToJson(key, field));
    // `fromEntries` defines own properties, so that a key `__proto__` stays a key.
    return Object.fromEntries(fields.map(([key, field]) => [key, copyField(field, key)]));
  };
  return copy(value, '');
}

const pathOf = (prefix: string, keys: ReadonlyArray<string | number>): string =>
  keys.reduce<string>((path, key) => {
    if (typeof key === 'number') {
      return `${path}[${key}]`;
    }
    return path === '' ? key : `${path}.${key}`;
  }, prefix);

/** As JSON does it: once, also for a bigint. */
function withToJson(item: unknown, key: string): unknown {
  const canHave = (typeof item === 'object' && item !== null) || typeof item === 'bigint';
  const toJson = canHave ? propertyOf(item, 'toJSON') : undefined;
  return typeof toJson === 'function' ? toJson.call(item, key) : item;
}

const isToJson = (key: string, field: unknown): boolean => key === 'toJSON' && typeof field === 'function';

interface Problem {
  readonly text: string;
  /** True if the message quotes the value. */
  readonly isQuoted?: true;
}

const NO_JSON: Problem = { text: 'must be a JSON value', isQuoted: true };

/** Returns why JSON cannot hold a value. `given` is the value before its method `toJSON`. */
function problemOf(item: unknown, given: unknown): Problem | undefined {
  if (typeof item === 'number') {
    return Number.isFinite(item) ? undefined : { text: 'must be a finite number', isQuoted: true };
  }
  if (!JSON_TYPES.has(typeof item)) {
    return NO_JSON;
  }
  if (ArrayBuffer.isView(given)) {
    // The method `toJSON` of a Buffer lists its bytes.
    return { text: BYTES };
  }
  if (item === null && item !== given && classOf(Object(given)) === 'Date') {
    return { text: 'must be a valid date' };
  }
  return typeof item === 'object' && item !== null ? problemOfObject(item) : undefined;
}

function problemOfObject(item: object): Problem | undefined {
  if (Array.isArray(item) || isPlainObject(item)) {
    return undefined;
  }
  const name = classOf(item);
  const text = PROBLEMS_OF_CLASSES.get(name);
  if (text !== undefined) {
    return { text };
  }
  if (EMPTY_IN_JSON.has(name)) {
    return NO_JSON;
  }
  return losesFields(item)
    ? {
        text: 'is an object of a class, whose getters and private fields JSON does not have. Pass a plain object',
      }
    : undefined;
}

/** The name that a class of the platform has in every realm. */
const classOf = (value: object): string => Object.prototype.toString.call(value).slice('[object '.length, -1);

/** JSON has the own fields of an object only. */
function losesFields(value: object): boolean {
  const inherited = inheritedBy(value);
  // Methods of an object without fields read private ones.
  return inherited.some(isField) || (inherited.length > 0 && Object.keys(value).length === 0);
}

/** Returns the properties that the classes of an object define, except for their constructors. */
function inheritedBy(value: object): readonly PropertyDescriptor[] {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (typeof prototype !== 'object' || prototype === null || Object.getPrototypeOf(prototype) === null) {
    return [];
  }
  const { constructor: _, ...properties } = Object.getOwnPropertyDescriptors(prototype);
  return [...Object.values(properties), ...inheritedBy(prototype)];
}

/** Compilers for old targets make methods enumerable. */
const isField = ({ get, enumerable, value }: PropertyDescriptor): boolean =>
  get !== undefined || (enumerable === true && typeof value !== 'function');
