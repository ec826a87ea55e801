// Pure

/** The shape of a value, in the notation of `tooling/api-description`: see its README. */
export type Shape = string | readonly [Shape] | ShapeObject;

interface ShapeObject {
  readonly type?: string;
  readonly nullable?: true;
  /** A name that ends with `?` is optional. */
  readonly fields?: Readonly<Record<string, Shape>>;
  readonly requires?: readonly string[];
  readonly others?: Shape | boolean;
  readonly list?: Shape;
  readonly allOf?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly default?: unknown;
  readonly deprecated?: boolean;
  readonly parameter?: { readonly explode?: false };
}

export type Shapes = Readonly<Record<string, Shape>>;

export interface Field {
  readonly name: string;
  readonly shape: Shape;
  readonly isRequired: boolean;
}

/** A shape without shorthands and references, with all parts of its `allOf` merged. */
export interface ResolvedShape extends Omit<ShapeObject, 'fields' | 'allOf'> {
  /** The name of the schema, if the shape is a reference. */
  readonly name?: string;
  readonly type: string;
  readonly fields?: readonly Field[];
}

const resolved = new WeakMap<object, ResolvedShape>();

/** Resolves a shape. Remembers the result for shapes that are objects, since the table never changes. */
export function resolveShape(shape: Shape, shapes: Shapes): ResolvedShape {
  if (typeof shape === 'string') return resolveName(shape, shapes);
  const known =
    resolved.get(shape) ?? (isList(shape) ? { type: 'array', list: shape[0] } : merge(shape, shapes));
  resolved.set(shape, known);
  return known;
}

function resolveName(text: string, shapes: Shapes): ResolvedShape {
  const [type = 'any', other] = text.split(' | ');
  if (!type.startsWith('$')) return other === 'null' ? { type, nullable: true } : { type };
  const name = type.slice(1);
  const target = shapes[name];
  if (target === undefined) throw new Error(`The table has no shape ${name}.`);
  return { name, ...resolveShape(target, shapes) };
}

function merge(shape: ShapeObject, shapes: Shapes): ResolvedShape {
  const { fields, allOf = [], ...rest } = shape;
  const parts = allOf.map((part) => resolveShape(part, shapes));
  const own = Object.entries(fields ?? {}).map(readField);
  const byName = new Map(
    [...parts.flatMap((part) => part.fields ?? []), ...own].map((field) => [field.name, field]),
  );
  const inherited = parts.find(({ type }) => type !== 'any')?.type;
  // A part that is nullable does not make the whole nullable.
  const facts = Object.assign({}, ...parts.map(({ nullable: _, name: __, ...part }) => part));
  return {
    ...facts,
    ...rest,
    type: shape.type ?? inherited ?? impliedType(shape),
    ...(byName.size > 0 && { fields: [...byName.values()] }),
  };
}

function readField([name, shape]: [string, Shape]): Field {
  const isOptional = name.endsWith('?');
  return { name: isOptional ? name.slice(0, -1) : name, shape, isRequired: !isOptional };
}

function impliedType({ fields, list }: ShapeObject): string {
  if (fields !== undefined) return 'object';
  return list === undefined ? 'any' : 'array';
}

function isList(shape: ShapeObject | readonly [Shape]): shape is readonly [Shape] {
  return Array.isArray(shape);
}
