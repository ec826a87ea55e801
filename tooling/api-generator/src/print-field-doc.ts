import { isObject, type OpenApiSchema } from '@tooling/api-description/open-api';
import { lookUp } from './read-overrides.ts';
import type { Scope } from './scope.ts';

/** Prints the doc comment of a field: the words of our table, then the limits of the description, then the values. */
export function printFieldDoc(name: string, schema: OpenApiSchema, scope: Scope): string {
  const { docs, fieldDocs } = scope.overrides;
  const table = scope.mode === 'write' ? fieldDocs?.parameters : fieldDocs?.results;
  const words = lookUp(table ?? {}, scope.owner, name) ?? lookUp(docs, scope.owner, name);
  const limits = scope.mode === 'write' ? limitsOf(resolved(schema, scope)) : [];
  const values = valuesOf(schema, scope) ? (lookUp(fieldDocs?.values ?? {}, scope.owner, name) ?? {}) : {};
  return printComment({
    text: [...(words === undefined ? [] : [words]), ...limits].join(' '),
    values: Object.entries(values).filter(([value]) => valuesOf(schema, scope)?.includes(value)),
    isDeprecated: schema['deprecated'] === true,
  });
}

export interface Comment {
  readonly text: string;
  readonly values?: ReadonlyArray<readonly [value: string, meaning: string]>;
  readonly isDeprecated?: boolean;
}

/** Prints a comment, on one line if it fits. */
export function printComment({ text, values = [], isDeprecated = false }: Comment): string {
  const list = values.map(([value, meaning]) => `- \`${value === '' ? "''" : value}\`: ${meaning}`);
  const tag = isDeprecated ? ['@deprecated'] : [];
  if (list.length === 0) {
    const line = [text, ...tag].filter((part) => part !== '').join(' ');
    const lines = wrap(line);
    return lines.length > 1 ? block(lines) : `${line === '' ? '' : `/** ${line} */\n`}`;
  }
  const head = text === '' ? [] : [...wrap(text), ''];
  return block([...head, ...list.flatMap((item) => indentRest(wrap(item))), ...tag]);
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

/** Returns the values of an enumeration, or of a list of them. */
function valuesOf(schema: OpenApiSchema, scope: Scope): readonly string[] | undefined {
  const own = resolved(schema, scope);
  const values = (own.items === undefined ? own : resolved(own.items, scope))['enum'];
  return Array.isArray(values) ? values.map(String) : undefined;
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
