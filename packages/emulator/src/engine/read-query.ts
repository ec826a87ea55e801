// Pure
import { type ApiErrorItem, apiErrorItem } from './errors.ts';
import type { Operation } from './operation.ts';
import { checkOrder } from './order.ts';
import { type ResolvedShape, resolveShape, type Shapes } from './shape.ts';
import { checkResolved } from './validate.ts';

/** The parameters of a query, as the values that their shapes describe. */
export type QueryValues = Readonly<Record<string, unknown>>;

interface ReadQuery {
  readonly values: QueryValues;
  readonly errors: readonly ApiErrorItem[];
}

/** Reads the parameters that the operation has. Others are ignored, and so is a parameter without a value. */
export function readQuery(operation: Operation, sent: URLSearchParams, shapes: Shapes): ReadQuery {
  const { parameters, required } = parametersOf(operation, shapes);
  const values: [string, unknown][] = [];
  const errors: ApiErrorItem[] = [];
  for (const name of new Set(sent.keys())) {
    const shape = parameters.get(name);
    const texts = shape === undefined ? [] : textsOf(sent.getAll(name), shape);
    if (shape !== undefined && texts.length > 0) {
      const value = readValue(texts, shape, shapes);
      errors.push(...checkResolved(withoutMaximum(name, shape), value, name, { shapes }));
      values.push([name, value]);
    }
  }
  const missing = required.filter((name) => !values.some(([sentName]) => sentName === name));
  errors.push(...missing.map((name) => apiErrorItem('form_param_missing', { param_name: name })));
  return { values: Object.fromEntries(values), errors: [...errors, ...checkOrder(operation.orders, sent)] };
}

interface Parameters {
  readonly parameters: ReadonlyMap<string, ResolvedShape>;
  readonly required: readonly string[];
}

const known = new WeakMap<object, Parameters>();

/** Resolves the parameters of an operation once. */
function parametersOf({ query = {} }: Operation, shapes: Shapes): Parameters {
  const found = known.get(query);
  if (found !== undefined) return found;
  const names = Object.keys(query);
  const resolved = {
    parameters: new Map(
      names.map((key) => [key.replace(/\?$/, ''), resolveShape(query[key] ?? 'any', shapes)]),
    ),
    required: names.filter((key) => !key.endsWith('?')),
  };
  known.set(query, resolved);
  return resolved;
}

function textsOf(sent: readonly string[], { parameter }: ResolvedShape): readonly string[] {
  const all = parameter?.explode === false ? sent.flatMap((text) => text.split(',')) : sent;
  return all.filter((text) => text !== '');
}

function readValue(texts: readonly string[], shape: ResolvedShape, shapes: Shapes): unknown {
  if (shape.type !== 'array') return convert(texts[0] ?? '', shape);
  const item = resolveShape(shape.list ?? 'string', shapes);
  return texts.map((text) => convert(text, item));
}

/** A value that is not of the type stays a string, which the check reports. */
function convert(text: string, { type }: ResolvedShape): unknown {
  if (type === 'integer' || type === 'number') return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** The API silently replaces a limit that is too large with its default. */
function withoutMaximum(name: string, shape: ResolvedShape): ResolvedShape {
  const { maximum: _, ...rest } = shape;
  return name === 'limit' ? rest : shape;
}
