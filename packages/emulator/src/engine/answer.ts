import { isObject } from '../json/is-object.ts';
import { encodeBase62, toHex } from '../keys/ids.ts';
import type { Instance } from '../store/instance.ts';
import { type Field, type ResolvedShape, resolveShape, type Shape, type Shapes } from './shape.ts';
import { checkResolved } from './validate.ts';

interface Context {
  readonly instance: Instance;
  readonly shapes: Shapes;
  /** The name of the field that has the value. */
  readonly name: string;
  /** The names of the schemas around the value, which end a circle. */
  readonly path: readonly string[];
  readonly depth: number;
}

interface AnswerOptions {
  /** Leaves optional fields without a value out. Default: the answer has every field of its shape. */
  readonly isBrief?: boolean;
}

/**
 * Returns the answer of a shape: the values of the record where they fit, and a default for each field that it lacks.
 * What the shape does not have is left out, so a record can keep secrets.
 */
export function answerOf(
  { instance, shapes }: Pick<Context, 'instance' | 'shapes'>,
  shape: Shape,
  record: unknown,
  { isBrief = false }: AnswerOptions = {},
): unknown {
  return fill(shape, record, { instance, shapes, name: '', path: [], depth: isBrief ? 1 : 0 });
}

function fill(shape: Shape, value: unknown, context: Context): unknown {
  const resolved = resolveShape(shape, context.shapes);
  if (value === null && (resolved.nullable || resolved.type === 'any')) return null;
  const alternative = chooseAlternative(resolved, value, context);
  if (alternative !== undefined)
    return value === undefined && resolved.nullable ? null : fill(alternative, value, context);
  if (Array.isArray(value) && resolved.list !== undefined) {
    const { list } = resolved;
    return value.map((item) => fill(list, item, context));
  }
  if (isObject(value) && resolved.fields !== undefined) return fillFields(resolved, value, context);
  const fits =
    value !== undefined && value !== null && checkResolved(resolved, value, '', context).length === 0;
  return fits ? value : defaultOf(resolved, context);
}

/** Alternatives that only require fields are satisfied anyway, since an answer has every field. */
function chooseAlternative(
  { oneOf, anyOf }: ResolvedShape,
  value: unknown,
  context: Context,
): Shape | undefined {
  const alternatives = (oneOf ?? anyOf ?? []).filter((shape) => {
    const { type, fields } = resolveShape(shape, context.shapes);
    return type !== 'any' || fields !== undefined;
  });
  const fits = (shape: Shape) =>
    checkResolved(resolveShape(shape, context.shapes), value, '', context).length === 0;
  return alternatives.find(fits) ?? alternatives[0];
}

function fillFields(
  { fields = [], requires = [], others, name }: ResolvedShape,
  value: Readonly<Record<string, unknown>>,
  context: Context,
): Readonly<Record<string, unknown>> {
  const path = name === undefined ? context.path : [...context.path, name];
  const filled = fields.flatMap((field) => {
    const part = value[field.name];
    if (part === undefined && isOmitted(field, path, context)) return [];
    const inside = { ...context, path, name: field.name, depth: context.depth + 1 };
    return [[field.name, fill(field.shape, part, inside)] as const];
  });
  const known = new Set(fields.map((field) => field.name));
  const extra = Object.entries(value).filter(([key]) => !known.has(key) && others === true);
  // Names that a shape requires without a description are flags of connections.
  const undescribed = requires
    .filter((key) => !known.has(key))
    .map((key) => [key, value[key] ?? false] as const);
  return Object.fromEntries([...filled, ...undescribed, ...extra]);
}

/** An optional field is left out if it is deprecated, if it would close a circle, or below the answer itself. */
function isOmitted(
  { shape, isRequired }: Field,
  path: readonly string[],
  { shapes, depth }: Context,
): boolean {
  if (isRequired) return false;
  const { name, deprecated, list } = resolveShape(shape, shapes);
  const item = list === undefined ? name : resolveShape(list, shapes).name;
  return deprecated === true || depth > 0 || (item !== undefined && path.includes(item));
}

function defaultOf(shape: ResolvedShape, context: Context): unknown {
  if (shape.default !== undefined) return shape.default;
  if (shape.nullable) return null;
  if (shape.enum !== undefined) return shape.enum[0];
  const make = defaults[shape.type];
  return make === undefined ? null : make(shape, context);
}

const defaults: Readonly<Record<string, (shape: ResolvedShape, context: Context) => unknown>> = {
  string: defaultString,
  boolean: () => false,
  integer: defaultNumber,
  number: defaultNumber,
  array: () => [],
  object: (shape, context) => fillFields(shape, {}, context),
};

function defaultNumber({ minimum = 0 }: ResolvedShape, { instance, name }: Context): number {
  return name.endsWith('_at') ? instance.now() : minimum;
}

function defaultString(
  { format, pattern, minLength = 0 }: ResolvedShape,
  { instance, name }: Context,
): string {
  if (format === 'email') return 'user@example.com';
  if (format === 'date-time') return new Date(instance.now()).toISOString();
  if (format === 'date') return new Date(instance.now()).toISOString().slice(0, 10);
  if (pattern !== undefined) return exampleOf(pattern, instance);
  if (name === 'id' || name.endsWith('_secret') || name === 'secret' || name === 'token') {
    return encodeBase62(instance.randomBytes(20));
  }
  if (name === 'instance_id') return instance.instanceId;
  if (/(^|_)(url|uri)$/.test(name)) return `${instance.origin()}/${name}`;
  return 'x'.repeat(minLength);
}

/** Returns a string for the patterns of ids in the description, such as `^user_\w{27}$`. */
function exampleOf(pattern: string, instance: Instance): string {
  const { prefix = '', length = '0' } =
    /^\^\(?(?<prefix>[a-z]+)(?:\|[\w|]+\))?_(?:\\w|\[0-9A-Fa-f\])\{(?<length>\d+)\}\$$/.exec(pattern)
      ?.groups ?? {};
  if (prefix === '') return '';
  const digits = length === '32' ? toHex(instance.randomBytes(16)) : encodeBase62(instance.randomBytes(20));
  return `${prefix}_${digits}`;
}
