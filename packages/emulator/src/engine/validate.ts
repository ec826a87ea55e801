// Pure

import { isObject } from '../json/is-object.ts';
import { type ApiErrorItem, apiErrorItem } from './errors.ts';
import { commonFormats, type Format, type Formats, shapeFormats } from './formats.ts';
import { type Field, type ResolvedShape, resolveShape, type Shape, type Shapes } from './shape.ts';

interface ValidateOptions {
  readonly shapes: Shapes;
  /** Formats of single parameters, in addition to the common ones. */
  readonly formats?: Formats | undefined;
  /** Formats go by the name of a parameter, not by the names inside its value. */
  readonly isNested?: boolean;
  /** The name of a parameter in messages, if it is not the name on the wire. */
  readonly toName?: ((name: string) => string) | undefined;
}

/** Returns every error of a body. An unknown parameter is an error even where the description allows more. */
export function validateBody(shape: Shape, body: unknown, options: ValidateOptions): readonly ApiErrorItem[] {
  if (!Array.isArray(body)) return validateObject(shape, body, options);
  const { list = 'object', ...limits } = resolveShape(shape, options.shapes);
  const errors = checkList(limits, body, 'body', options);
  return [...errors, ...body.flatMap((item) => validateObject(list, item, options))];
}

function validateObject(shape: Shape, body: unknown, options: ValidateOptions): readonly ApiErrorItem[] {
  if (!isObject(body)) return [badFormat('body', 'a JSON object')];
  const resolved = resolveShape(shape, options.shapes);
  const isOpen = resolved.others === true || isObject(resolved.others) || resolved.fields === undefined;
  return checkFields(isOpen ? resolved : { ...resolved, others: false }, body, '', options);
}

/** Returns every error of a value. */
export function checkValue(
  shape: Shape,
  value: unknown,
  name: string,
  options: ValidateOptions,
): readonly ApiErrorItem[] {
  return checkResolved(resolveShape(shape, options.shapes), value, name, options);
}

/** The same for a shape that is resolved. */
export function checkResolved(
  resolved: ResolvedShape,
  value: unknown,
  name: string,
  options: ValidateOptions,
): readonly ApiErrorItem[] {
  if (value === null && (resolved.nullable || resolved.type === 'any')) return [];
  const type = types[resolved.type];
  if (type !== undefined && !type.accepts(value)) return [badFormat(name, expectedOf(resolved, type))];
  if (resolved.enum !== undefined && !resolved.enum.includes(value)) {
    return [badValue(name, `one of ${resolved.enum.join(', ')}`)];
  }
  if (typeof value === 'string') return checkString(resolved, value, name);
  if (typeof value === 'number') return checkNumber(resolved, value, name);
  if (Array.isArray(value)) return checkList(resolved, value, name, options);
  if (isObject(value)) {
    return [
      ...checkFields(resolved, value, `${name}.`, { ...options, isNested: true }),
      ...checkAlternatives(resolved, value, name, options),
    ];
  }
  return [];
}

interface Type {
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

const types: Readonly<Record<string, Type>> = {
  string: { expected: 'a string', accepts: (value) => typeof value === 'string' },
  boolean: { expected: 'true or false', accepts: (value) => typeof value === 'boolean' },
  integer: { expected: 'an integer', accepts: (value) => Number.isSafeInteger(value) },
  number: { expected: 'a number', accepts: (value) => typeof value === 'number' && Number.isFinite(value) },
  object: { expected: 'an object', accepts: isObject },
  array: { expected: 'a list', accepts: (value) => Array.isArray(value) },
};

function expectedOf({ list }: ResolvedShape, { expected }: Type): string {
  return list === 'string' ? 'a list of strings' : expected;
}

function checkFields(
  { fields = [], requires = [], others }: ResolvedShape,
  value: Readonly<Record<string, unknown>>,
  prefix: string,
  options: ValidateOptions,
): readonly ApiErrorItem[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const nameOf = (name: string) => prefix + (options.toName?.(name) ?? name);
  const sent = Object.entries(value).flatMap(([name, part]) => {
    const field = byName.get(name);
    if (field !== undefined) return checkField(field, part, nameOf(name), options);
    if (others === false) return [apiErrorItem('form_param_unknown', { param_name: nameOf(name) })];
    return typeof others === 'object' || typeof others === 'string'
      ? checkValue(others, part, nameOf(name), options)
      : [];
  });
  const required = [...fields.filter(({ isRequired }) => isRequired).map(({ name }) => name), ...requires];
  const missing = required.filter((name) => !Object.hasOwn(value, name));
  return [
    ...sent,
    ...missing.map((name) => apiErrorItem('form_param_missing', { param_name: nameOf(name) })),
  ];
}

const metadataName = /^(public|private|unsafe)_metadata$/;
const maximumMetadataBytes = 8 * 1024;

function sizeOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value ?? null)).length;
}

function checkField(
  { name: wireName, shape }: Field,
  value: unknown,
  name: string,
  options: ValidateOptions,
): readonly ApiErrorItem[] {
  const errors = checkValue(shape, value, name, options);
  if (!options.isNested && metadataName.test(wireName) && sizeOf(value) > maximumMetadataBytes) {
    const limit = String(maximumMetadataBytes);
    return [apiErrorItem('form_param_exceeds_allowed_size', { param_name: name, limit })];
  }
  const format = options.formats?.[wireName] ?? commonFormats[wireName];
  if (errors.length > 0 || format === undefined || options.isNested) return errors;
  const items = Array.isArray(value) ? value : [value];
  const strings = items.filter((item) => typeof item === 'string');
  if (strings.every((item) => format.pattern.test(item))) return [];
  const expected = Array.isArray(value) ? `a list in which each item is ${format.expected}` : format.expected;
  const details = { param_name: name, expected };
  return [apiErrorItem(format.code ?? 'form_param_format_invalid', details)];
}

function checkString(
  { pattern, format, minLength = 0, maxLength = Infinity }: ResolvedShape,
  value: string,
  name: string,
): readonly ApiErrorItem[] {
  const expected: Format | undefined = format === undefined ? undefined : shapeFormats[format];
  if (expected && !expected.pattern.test(value)) return [badFormat(name, expected.expected)];
  if (value.length < minLength) return [badValue(name, `${minLength} characters or more`)];
  if (value.length > maxLength) {
    return [apiErrorItem('form_param_max_length_exceeded', { param_name: name, limit: String(maxLength) })];
  }
  if (pattern !== undefined && !compile(pattern).test(value)) {
    return [badFormat(name, `a string that matches ${pattern}`)];
  }
  return [];
}

const compiled = new Map<string, RegExp>();

function compile(pattern: string): RegExp {
  const expression = compiled.get(pattern) ?? new RegExp(pattern, 'u');
  compiled.set(pattern, expression);
  return expression;
}

function checkNumber(
  { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = false }: ResolvedShape,
  value: number,
  name: string,
): readonly ApiErrorItem[] {
  const isTooSmall = exclusiveMinimum ? value <= minimum : value < minimum;
  if (!isTooSmall && value <= maximum) return [];
  const least = exclusiveMinimum ? `greater than ${minimum}` : `${minimum} or more`;
  return [badValue(name, maximum === Infinity ? least : `between ${minimum} and ${maximum}`)];
}

function checkList(
  { list, minItems = 0, maxItems = Infinity, uniqueItems }: ResolvedShape,
  value: readonly unknown[],
  name: string,
  options: ValidateOptions,
): readonly ApiErrorItem[] {
  if (value.length < minItems || value.length > maxItems) {
    const range = maxItems === Infinity ? `${minItems} or more` : `between ${minItems} and ${maxItems}`;
    return [badValue(name, `a list of ${range} items`)];
  }
  if (uniqueItems && new Set(value).size < value.length)
    return [badValue(name, 'a list without repetitions')];
  if (list === undefined) return [];
  const isText = list === 'string';
  const errors = value.flatMap((item, index) => checkValue(list, item, `${name}[${index}]`, options));
  // A list of strings has one error, as the API reports it.
  return isText && errors.length > 0 ? [badFormat(name, 'a list of strings')] : errors;
}

/** A value must satisfy one of the alternatives. The errors are those of the first. */
function checkAlternatives(
  { oneOf = [], anyOf = [] }: ResolvedShape,
  value: unknown,
  name: string,
  options: ValidateOptions,
): readonly ApiErrorItem[] {
  return [oneOf, anyOf].flatMap((alternatives) => {
    const outcomes = alternatives.map((shape) => checkValue(shape, value, name, options));
    return outcomes.some((errors) => errors.length === 0) ? [] : (outcomes[0] ?? []);
  });
}

function badFormat(name: string, expected: string): ApiErrorItem {
  return apiErrorItem('form_param_format_invalid', { param_name: name, expected });
}

function badValue(name: string, expected: string): ApiErrorItem {
  return apiErrorItem('form_param_value_invalid', { param_name: name, expected });
}
