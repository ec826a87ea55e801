// Pure
import { type ApiVersion, newestApiVersion } from './api-version.ts';
import { type ApiErrorItem, ApiFault, apiErrorItem } from './errors.ts';

interface Kinds {
  string: string;
  boolean: boolean;
  integer: number;
  object: Record<string, unknown>;
  strings: readonly string[];
  /** RFC 3339 on the wire, milliseconds since 1970 within. */
  date: number;
}

export interface Field {
  readonly kind: keyof Kinds;
  readonly required?: true;
  readonly nullable?: true;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The version of the API that no longer has it. */
  readonly removedIn?: ApiVersion;
  /** What a string, or each of several strings, must look like, and how to say so. */
  readonly format?: { readonly pattern: RegExp; readonly expected: string };
}

/** The parameters of a request by their name in camel case; the wire has them in snake case. */
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
  /** Undefined for a value of another kind. */
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

/** Reads a body against its table. Throws one `ApiFault` with every complaint. */
export function parseFields<T extends Fields>(
  fields: T,
  input: Readonly<Record<string, unknown>>,
  { apiVersion = newestApiVersion, toWireName = snakeCase }: ParseOptions = {},
): Parsed<T> {
  const current = Object.entries(fields).filter(([, { removedIn }]) => !removedIn || apiVersion < removedIn);
  const byWireName = new Map(current.map(([name, field]) => [toWireName(name), { name, field }]));
  const complaints: ApiErrorItem[] = [];
  const parsed: [string, unknown][] = [];

  for (const [wireName, value] of Object.entries(input)) {
    const known = byWireName.get(wireName);
    const outcome = known ? readField(known.field, wireName, value) : { complaint: unknownField(wireName) };
    if ('complaint' in outcome) complaints.push(outcome.complaint);
    else if (known) parsed.push([known.name, outcome.value]);
  }
  for (const [wireName, { field }] of byWireName) {
    if (field.required && !Object.hasOwn(input, wireName)) {
      complaints.push(apiErrorItem('form_param_missing', { param_name: wireName }));
    }
  }
  if (complaints.length > 0) throw new ApiFault(422, complaints);
  // The loop above has checked each value against the field that the type is computed from.
  return Object.fromEntries(parsed) as Parsed<T>;
}

type Outcome = { readonly value: unknown } | { readonly complaint: ApiErrorItem };

function readField(field: Field, wireName: string, input: unknown): Outcome {
  if (input === null && field.nullable) return { value: null };
  const { expected, read } = kindRules[field.kind];
  const value = read(input);
  if (value === undefined) return { complaint: badFormat(wireName, expected) };

  const { format, minimum = -Infinity, maximum = Infinity } = field;
  const texts = Array.isArray(value) ? value : [value];
  if (format && !texts.every((text) => typeof text === 'string' && format.pattern.test(text))) {
    return { complaint: badFormat(wireName, format.expected) };
  }
  if (typeof value === 'number' && (value < minimum || value > maximum)) {
    return { complaint: outOfRange(wireName, minimum, maximum) };
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

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
