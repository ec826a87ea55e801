// Pure
import { type ApiVersion, newestApiVersion } from './api-version.ts';
import { type ApiErrorItem, ApiFault, apiErrorItem } from './errors.ts';

interface Kinds {
  string: string;
  boolean: boolean;
  integer: number;
  object: Record<string, unknown>;
  strings: readonly string[];
  /** RFC 3339 on the wire, milliseconds since 1970 in the store. */
  date: number;
}

interface Field {
  readonly kind: keyof Kinds;
  readonly required?: true;
  readonly nullable?: true;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The first API version without the field. */
  readonly removedIn?: ApiVersion;
  /** The format of a string, or of each string in a list, and its description in messages. */
  readonly format?: { readonly pattern: RegExp; readonly expected: string };
}

/** The parameters of a request by their names in camel case. The wire uses snake case. */
export type Fields = Readonly<Record<string, Field>>;

type ValueOf<F extends Field> = Kinds[F['kind']] | (F extends { nullable: true } ? null : never);
type RequiredKeys<T extends Fields> = {
  [K in keyof T]: T[K] extends { required: true } ? K : never;
}[keyof T];

export type Parsed<T extends Fields> = { readonly [K in RequiredKeys<T>]: ValueOf<T[K]> } & {
  readonly [K in Exclude<keyof T, RequiredKeys<T>>]?: ValueOf<T[K]>;
};

interface KindRule {
  readonly expected: string;
  /** Returns undefined for a value of another kind. */
  readonly read: (value: unknown) => unknown;
}

const kindRules: { readonly [K in keyof Kinds]: KindRule } = {
  string: { expected: 'a string', read: (value) => (typeof value === 'string' ? value : undefined) },
  boolean: { expected: 'true or false', read: (value) => (typeof value === 'boolean' ? value : undefined) },
  integer: { expected: 'an integer', read: (value) => (Number.isSafeInteger(value) ? value : undefined) },
  object: { expected: 'an object', read: (value) => (isObject(value) ? value : undefined) },
  strings: { expected: 'a list of strings', read: (value) => (isStrings(value) ? value : undefined) },
  date: { expected: 'a date and time as in RFC 3339', read: readDate },
};

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

interface ParseOptions {
  readonly apiVersion?: ApiVersion;
  readonly toWireName?: (name: string) => string;
}

/** Validates a body against its fields. Throws one `ApiFault` that holds all errors. */
export function parseFields<T extends Fields>(
  fields: T,
  input: Readonly<Record<string, unknown>>,
  { apiVersion = newestApiVersion, toWireName = snakeCase }: ParseOptions = {},
): Parsed<T> {
  const current = Object.entries(fields).filter(([, { removedIn }]) => !removedIn || apiVersion < removedIn);
  const byWireName = new Map(current.map(([name, field]) => [toWireName(name), { name, field }]));
  const errors: ApiErrorItem[] = [];
  const parsed: [string, unknown][] = [];

  for (const [wireName, value] of Object.entries(input)) {
    const known = byWireName.get(wireName);
    const outcome = known ? readField(known.field, wireName, value) : { error: unknownField(wireName) };
    if ('error' in outcome) errors.push(outcome.error);
    else if (known) parsed.push([known.name, outcome.value]);
  }
  for (const [wireName, { field }] of byWireName) {
    if (field.required && !Object.hasOwn(input, wireName)) {
      errors.push(apiErrorItem('form_param_missing', { param_name: wireName }));
    }
  }
  if (errors.length > 0) throw new ApiFault(422, errors);
  // The cast: the loops above have checked each value against the field that determines its type.
  return Object.fromEntries(parsed) as Parsed<T>;
}

type Outcome = { readonly value: unknown } | { readonly error: ApiErrorItem };

function readField(field: Field, wireName: string, input: unknown): Outcome {
  if (input === null && field.nullable) return { value: null };
  const { expected, read } = kindRules[field.kind];
  const value = read(input);
  if (value === undefined) return { error: badFormat(wireName, expected) };

  const { format, minimum = -Infinity, maximum = Infinity } = field;
  const items = Array.isArray(value) ? value : [value];
  const hasFormat = (item: unknown) => typeof item === 'string' && format?.pattern.test(item);
  if (format && !items.every(hasFormat)) {
    return { error: badFormat(wireName, format.expected) };
  }
  if (typeof value === 'number' && (value < minimum || value > maximum)) {
    return { error: outOfRange(wireName, minimum, maximum) };
  }
  return { value };
}

function unknownField(wireName: string): ApiErrorItem {
  return apiErrorItem('form_param_unknown', { param_name: wireName });
}

function badFormat(wireName: string, expected: string): ApiErrorItem {
  return apiErrorItem('form_param_format_invalid', { param_name: wireName, expected });
}

function outOfRange(wireName: string, minimum: number, maximum: number): ApiErrorItem {
  const expected = maximum === Infinity ? `${minimum} or more` : `between ${minimum} and ${maximum}`;
  return apiErrorItem('form_param_value_invalid', { param_name: wireName, expected });
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function readDate(value: unknown): number | undefined {
  if (typeof value !== 'string' || !rfc3339.test(value)) return undefined;
  const milliseconds = Date.parse(value);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
