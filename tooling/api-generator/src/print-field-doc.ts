import { isObject, type OpenApiSchema } from '@tooling/api-description/open-api';
import { lookUp } from './read-overrides.ts';
import type { Scope } from './scope.ts';
import { wordsOfResult } from './words-of-result.ts';

/** Prints the doc comment of a field: the words of our table, then the limits of the description, then the values. */
export function printFieldDoc(name: string, schema: OpenApiSchema, scope: Scope): string {
  const { docs, fieldDocs } = scope.overrides;
  const isParameter = scope.mode === 'write';
  const words = isParameter
    ? (lookUp(fieldDocs?.parameters ?? {}, scope.owner, name) ?? lookUp(docs, scope.owner, name))
    : wordsOfResult(name, schema, scope);
  const limits = isParameter ? limitsOf(resolved(schema, scope)) : [];
  const known = valuesOf(name, schema, scope);
  const values = lookUp(fieldDocs?.values ?? {}, scope.owner, name) ?? {};
  const since = isParameter ? undefined : fieldDocs?.since[`${scope.owner}.${name}`];
  return printComment({
    text: [...(words === undefined ? [] : [words]), ...limits].join(' '),
    values: Object.entries(values).filter(([value]) => known.includes(value)),
    isDeprecated: schema['deprecated'] === true && !words?.includes('@deprecated'),
    ...(since !== undefined && { since }),
  });
}

export interface Comment {
  readonly text: string;
  readonly values?: ReadonlyArray<readonly [value: string, meaning: string]>;
  readonly isDeprecated?: boolean;
  /** The API version that introduced the subject. */
  readonly since?: string;
}

/** The tag for a subject that the oldest API version lacks. */
export const sinceTag = (version: string): string => `@since API version ${version}`;

/** Prints a comment, on one line if it fits. A tag in the text is on a line of its own. */
export function printComment({ text, values = [], isDeprecated = false, since }: Comment): string {
  const [words = '', ...tags] = text.split(/\s*(?=@deprecated)/);
  const list = values.map(([value, meaning]) => `- \`${value === '' ? "''" : value}\`: ${meaning}`);
  const parts = [
    ...(words === '' ? [] : [wrap(words)]),
    ...(list.length === 0 ? [] : [list.flatMap((item) => indentRest(wrap(item)))]),
  ];
  const lines = [
    ...parts.flatMap((part, index) => (index === 0 ? part : ['', ...part])),
    ...tags.flatMap(wrap),
    ...(isDeprecated ? ['@deprecated'] : []),
    ...(since === undefined ? [] : [sinceTag(since)]),
  ];
  if (lines.length > 1 || list.length > 0) {
    return block(lines);
  }
  return lines.length === 0 ? '' : `/** ${lines.join('')} */\n`;
}

const block = (lines: readonly string[]): string =>
  `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;

const indentRest = (lines: readonly string[]): readonly string[] =>
  lines.map((line, index) => (index === 0 ? line : `  ${line}`));

/** Splits a string into lines of at most 105 characters. */
export function wrap(text: string): readonly string[] {
  return text.match(/\S(?:.{0,103}\S)?(?=\s|$)/g) ?? [];
}

function resolved(schema: OpenApiSchema, { resolve }: Scope): OpenApiSchema {
  const { $ref: ref } = schema;
  return typeof ref === 'string' ? resolve(ref) : schema;
}

/** Returns the values of an enumeration, or of a list of them. A type in the overrides can have more. */
function valuesOf(name: string, schema: OpenApiSchema, scope: Scope): readonly string[] {
  const own = resolved(schema, scope);
  const values = (own.items === undefined ? own : resolved(own.items, scope))['enum'];
  const type = lookUp(scope.overrides.types, scope.owner, name) ?? '';
  const added = [...type.matchAll(/'(\w+)'/g)].map(([, value = '']) => value);
  return [...(Array.isArray(values) ? values.map(String) : []), ...added];
}

/** Says the default and the limits of a parameter, as the description has them. */
function limitsOf(schema: OpenApiSchema): readonly string[] {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  return [
    ...rangeOf(minimum, maximum, ''),
    ...rangeOf(minLength, maxLength, ' characters'),
    ...rangeOf(minItems, maxItems, ' items'),
    ...defaultOf(schema),
  ];
}

function rangeOf(low: unknown, high: unknown, unit: string): readonly string[] {
  if (typeof high === 'number') {
    return [typeof low === 'number' ? `${low} to ${high}${unit}.` : `At most ${high}${unit}.`];
  }
  return typeof low === 'number' ? [`At least ${low}${low === 1 ? unit.replace(/s$/, '') : unit}.`] : [];
}

function defaultOf(schema: OpenApiSchema): readonly string[] {
  const value = schema['default'];
  const isPlain = value !== undefined && value !== null && !isObject(value) && !Array.isArray(value);
  return isPlain ? [`Default: \`${value}\`.`] : [];
}
