// Pure
import { isObject } from '@tooling/api-description/open-api';
import type { AnyOperation } from '@x/rest-client';
import type { RequestCase } from './request-cases.ts';

/** A mistake in the arguments of a call, which `@x/compat` rejects with a `ConfigError`. */
export interface Mistake {
  readonly name: string;
  /** Its row in `packages/compat/docs/differences.md`. */
  readonly row: string;
  readonly because: string;
  readonly isIn: (one: RequestCase) => boolean;
}

type Params = Readonly<Record<string, unknown>>;

/** Returns the ids in the path of a call: arguments, and fields of parameters. */
export function idsOf({ operation, args }: RequestCase): readonly unknown[] {
  const { path, composed = [] } = operation;
  const names = [...`${path}${composed.join('')}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const given = argumentNames(operation);
  const params = parametersOf({ operation, args })[0] ?? {};
  const slug = operation.name === 'organizations.getOrganization' ? [params['slug']] : [];
  return [
    ...new Set(names.map((name) => (given.includes(name) ? args[given.indexOf(name)] : params[name]))),
    ...slug,
  ];
}

const argumentNames = ({ args, path }: AnyOperation): readonly string[] =>
  args ?? [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** Returns the objects of parameters of a call: one, or the entries of a list. */
export function parametersOf({
  operation,
  args,
}: Pick<RequestCase, 'operation' | 'args'>): readonly Params[] {
  return argumentsFor(operation, args).flat().filter(isParams);
}

const argumentsFor = (operation: AnyOperation, args: readonly unknown[]): readonly unknown[] =>
  argumentNames(operation).flatMap((name, index) =>
    name === '...' || name === 'messages' ? [args[index]] : [],
  );

const isParams = (value: unknown): value is Params => isObject(value) && !Array.isArray(value);

/** Returns the values of all parameters of a call. */
export const valuesOf = (one: RequestCase): readonly unknown[] =>
  parametersOf(one).flatMap((params) => Object.values(params));

const hasQuery = ({ operation: { method } }: RequestCase): boolean => method === 'GET' || method === 'DELETE';

const isList = ({ name, encode }: AnyOperation): boolean =>
  encode?.name === 'toList' || name === 'emails.createBatch';

const NO_IDS: ReadonlySet<unknown> = new Set(['', '.', '..', 'null', 'undefined', 'sk_test_1']);

const isMistakenId = (id: unknown): boolean =>
  typeof id !== 'string' || NO_IDS.has(id) || id.trim() !== id || /\p{Cs}/u.test(id);

const isCount = (value: unknown): boolean => /^\d+$/.test(String(value));

const isPageMistake = ({ limit, offset }: Params): boolean =>
  (Boolean(limit) && !(isCount(limit) && Number(limit) >= 1 && Number(limit) <= 100)) ||
  (Boolean(offset) && !isCount(offset));

const snakeCase = (name: string): string =>
  name.replace(/[A-Z]+/g, (capitals) => `_${capitals.toLowerCase()}`);

/** Values that a query can hold. */
const isScalar = (value: unknown): boolean =>
  ['string', 'boolean'].includes(typeof value) ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (value instanceof Date && !Number.isNaN(value.getTime()));

const isNoQueryValue = (value: unknown): boolean =>
  Boolean(value) && [value].flat().some((item) => !isScalar(item) || (Array.isArray(value) && item === ''));

/** The last time that a date can have. */
const LAST_TIME = 8.64e15;

/** Values of parameters that JSON changes. Data inside of a parameter is sent as JSON writes it. */
const isNoJson = (value: unknown): boolean =>
  (typeof value === 'number' && !(Math.abs(value) <= LAST_TIME)) ||
  ['bigint', 'symbol', 'function'].includes(typeof value) ||
  [Map, Set, RegExp, Uint8Array].some((kind) => value instanceof kind) ||
  (value instanceof Date && Number.isNaN(value.getTime()));

/** The values inside of parameters are sent as JSON writes them, with null for undefined. An argument is not. */
const isListWithHole = ({ method, args }: RequestCase, value: unknown): boolean =>
  (method === 'm2m.verify' || args.includes(value)) && Array.isArray(value) && value.includes(undefined);

const isNoFile = (value: unknown): boolean =>
  value !== undefined && typeof value !== 'string' && !(value instanceof Blob);

const isForm = ({ operation }: RequestCase): boolean => operation.encode?.name === 'toForm';

/** Every one is a `ConfigError` of `@x/compat`, and occurs. */
export const MISTAKES: readonly Mistake[] = [
  {
    name: 'not-an-id',
    row: 'ids are encoded; a value that is not an id is a `ConfigError`',
    because: 'A value that is not an id would call another endpoint.',
    isIn: (one) => idsOf(one).some(isMistakenId),
  },
  {
    name: 'parameters-are-not-an-object',
    row: 'parameters that are not an object, have a name twice or name an argument are a `ConfigError`',
    because: 'Another value would be ignored, or its characters and entries would be sent.',
    isIn: ({ operation, args }) =>
      argumentsFor(operation, args).some((arg) => {
        const isGiven = arg !== undefined && arg !== null;
        return isList(operation) ? !Array.isArray(arg) : isGiven && !isParams(arg);
      }),
  },
  {
    name: 'page-out-of-range',
    row: 'a `limit` or an `offset` that the API would replace is a `ConfigError`',
    because: 'The API replaces a limit or an offset out of range with its default.',
    isIn: (one) =>
      hasQuery(one) && one.operation.maxLimit !== undefined && parametersOf(one).some(isPageMistake),
  },
  {
    name: 'unknown-parameter-of-a-query',
    row: 'an unknown parameter of a query is a `ConfigError`; the API would ignore it',
    because: 'The API would ignore it.',
    isIn: (one) =>
      hasQuery(one) &&
      parametersOf(one).some((params) =>
        Object.entries(params).some(
          ([name, value]) => Boolean(value) && one.operation.parameters?.includes(name) === false,
        ),
      ),
  },
  {
    name: 'not-a-value-of-a-query',
    row: 'a parameter that a query, JSON or a form cannot hold is a `ConfigError`',
    because: 'The reference sends `[object Object]`, `null`, or an empty filter, which selects everything.',
    isIn: (one) => hasQuery(one) && valuesOf(one).some(isNoQueryValue),
  },
  {
    name: 'not-a-value-of-json',
    row: 'a parameter that a query, JSON or a form cannot hold is a `ConfigError`',
    because: 'JSON would send null or an empty object in place of the value, or fail.',
    isIn: (one) =>
      !hasQuery(one) &&
      [...valuesOf(one), ...one.args].some((value) => isNoJson(value) || isListWithHole(one, value)),
  },
  {
    name: 'a-parameter-in-two-spellings',
    row: 'parameters that are not an object, have a name twice or name an argument are a `ConfigError`',
    because: 'The reference sends the last one.',
    isIn: (one) =>
      parametersOf(one).some((params) => {
        const names = Object.keys(params).filter((name) => params[name] !== undefined);
        return new Set(names.map(snakeCase)).size < names.length;
      }),
  },
  {
    name: 'an-argument-in-the-parameters',
    row: 'parameters that are not an object, have a name twice or name an argument are a `ConfigError`',
    because: 'Parameters from outside must not name another user than the argument.',
    isIn: (one) =>
      parametersOf(one).some((params) =>
        argumentNames(one.operation).some((name) => Object.hasOwn(params, name)),
      ),
  },
  {
    name: 'not-a-file',
    row: 'a parameter that a query, JSON or a form cannot hold is a `ConfigError`',
    because: 'The reference sends `null` or `[object Object]` as the image.',
    isIn: (one) => isForm(one) && parametersOf(one).some((params) => Object.values(params).some(isNoFile)),
  },
  {
    name: 'not-a-machine-key',
    row: 'a mistake in arguments is a `ConfigError`, also where the reference ignores it',
    because: 'The reference sends `Bearer [object Object]`.',
    isIn: (one) =>
      parametersOf(one).some(
        ({ machineSecretKey: key }) =>
          Boolean(key) && (typeof key !== 'string' || key.trim() !== key || !key.startsWith('ak_')),
      ),
  },
];
