// Pure
import { isPlainObject } from '@x/errors/internal';
import { propertyOf } from './key-case.ts';
import { listProblem } from './lists.ts';
import type { Need } from './request-parts.ts';

/** Deeper data is rejected before it exhausts the stack. */
const MAX_DEPTH = 100;

const BYTES = 'must not be bytes. Pass a string, such as their base64';

/** Objects that JSON writes as `{}` or as a list of numbers, by the name of their class. */
const PROBLEMS_OF_CLASSES: Readonly<Record<string, string>> = {
  Map: 'must not be a Map. Pass a plain object, such as Object.fromEntries(map)',
  Set: 'must not be a Set. Pass a list, such as [...set]',
  Promise: 'must not be a promise. Await it first',
  ArrayBuffer: BYTES,
  SharedArrayBuffer: BYTES,
  Blob: BYTES,
  File: BYTES,
};

/** Classes whose objects JSON writes as their content: plain objects, and primitive values in an object. */
const JSON_CLASSES: ReadonlySet<string> = new Set(['Object', 'Array', 'String', 'Number', 'Boolean']);

/** Types of JSON, and `undefined`, which JSON leaves out of an object. */
const JSON_TYPES: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'object', 'undefined']);

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
  const copy = (item: unknown, path: string): unknown => {
    needJsonType(item, path || root, need);
    if (typeof item !== 'object' || item === null) {
      return item;
    }
    need(!parents.has(item), `${path || root} contains itself`);
    need(parents.size < MAX_DEPTH, `${root} must have at most ${MAX_DEPTH} levels`);
    parents.add(item);
    const copied = copyObject(item, path);
    parents.delete(item);
    return copied;
  };
  const copyObject = (item: object, path: string): unknown => {
    const toJson = propertyOf(item, 'toJSON');
    if (typeof toJson === 'function') {
      const json: unknown = toJson.call(item, path);
      need(classOf(item) !== 'Date' || json !== null, `${path || root} must be a valid date`);
      return copy(json, path);
    }
    if (Array.isArray(item)) {
      const problem = listProblem(item);
      need(problem === null, `${path || root} ${problem}`);
      return item.map((entry, index) => {
        const entryPath = `${path}[${index}]`;
        need(entry !== undefined, `${entryPath} must be a JSON value`, { got: entry });
        return copy(entry, entryPath);
      });
    }
    if (classOf(item) !== 'Object') {
      return copy(item.valueOf(), path);
    }
    need(
      !losesFields(item),
      `${path || root} is an object of a class, whose getters and private fields JSON does not have. Pass a plain object`,
    );
    // `fromEntries` defines own properties, so that a key `__proto__` stays a key.
    return Object.fromEntries(
      Object.entries(item).map(([key, field]) => [key, copy(field, path === '' ? key : `${path}.${key}`)]),
    );
  };
  return copy(value, prefix);
}

function needJsonType(item: unknown, what: string, need: Need): void {
  need(typeof item !== 'number' || Number.isFinite(item), `${what} must be a finite number`, { got: item });
  need(JSON_TYPES.has(typeof item), `${what} must be a JSON value`, { got: item });
  if (typeof item !== 'object' || item === null) {
    return;
  }
  const name = classOf(item);
  const problem = ArrayBuffer.isView(item) ? BYTES : PROBLEMS_OF_CLASSES[name];
  need(problem === undefined, `${what} ${problem}`);
  const isJson = JSON_CLASSES.has(name) || typeof propertyOf(item, 'toJSON') === 'function';
  need(isJson, `${what} must be a JSON value`, { got: item });
}

/** The name that a class of the platform has in every realm. */
const classOf = (value: object): string => Object.prototype.toString.call(value).slice('[object '.length, -1);

/** JSON has the own fields of an object only. Without any, they are private. */
function losesFields(value: object): boolean {
  return !isPlainObject(value) && (Object.keys(value).length === 0 || inheritsFields(value));
}

function inheritsFields(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (typeof prototype !== 'object' || prototype === null || isPlainRoot(prototype)) {
    return false;
  }
  const isField = ({ get, enumerable }: PropertyDescriptor) => get !== undefined || enumerable === true;
  return (
    Object.values(Object.getOwnPropertyDescriptors(prototype)).some(isField) || inheritsFields(prototype)
  );
}

const isPlainRoot = (prototype: object): boolean => Object.getPrototypeOf(prototype) === null;
