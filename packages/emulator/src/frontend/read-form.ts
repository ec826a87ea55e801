import { ApiFault, apiFault } from '../engine/errors.ts';
import { BODY_LIMITS, readText } from '../engine/read-bytes.ts';
import { resolveShape, type Shape } from '../engine/shape.ts';
import { validateBody } from '../engine/validate.ts';

export const formMediaType = /^application\/x-www-form-urlencoded\s*(;|$)/i;

type Fields = Readonly<Record<string, Shape>>;

/** Reads a form. Values are strings: a boolean, a list and an object are read from their spelling in forms. */
export async function readForm(
  request: Request,
  fields: Fields = {},
): Promise<Readonly<Record<string, unknown>>> {
  const form = await readSentForm(request);
  const entries = Object.entries(fields).flatMap(([name, shape]) => {
    const wireName = name.replace(/\?$/, '');
    const values = form.getAll(wireName);
    return values.length === 0 ? [] : [[wireName, parseValue(values, shape)] as const];
  });
  const body = Object.fromEntries(entries);
  checkFields(fields, body);
  return body;
}

function checkFields(fields: Fields, body: Readonly<Record<string, unknown>>): void {
  const errors = validateBody({ fields }, body, { shapes: {} });
  if (errors.length > 0) throw new ApiFault(422, errors);
}

/** Reads a form, and checks none of its fields. Throws an `ApiFault` for a body that is too large or not a form. */
export async function readSentForm(request: Request): Promise<URLSearchParams> {
  const text = await readText(request, BODY_LIMITS.fields);
  if (text !== '' && !formMediaType.test(request.headers.get('content-type') ?? '')) {
    throw apiFault('unsupported_content_type', { expected: 'application/x-www-form-urlencoded' });
  }
  return new URLSearchParams(text);
}

/** Reads the fields of a form that have a value, as strings. A page has no other values. */
export async function readTextForm(
  request: Request,
  names: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const form = await readSentForm(request);
  // A browser sends every field. An empty field counts as absent.
  const filled = names.flatMap((name) => {
    const value = form.get(name);
    return value ? [[name, value] as const] : [];
  });
  const body = Object.fromEntries(filled);
  checkFields(Object.fromEntries(names.map((name) => [`${name}?`, 'string'])), body);
  return body;
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

function parseValue(values: readonly string[], shape: Shape): unknown {
  const { type, nullable } = resolveShape(shape, {});
  const [value = ''] = values;
  if (type === 'array') return values;
  if (value === '' && nullable) return null;
  if (type === 'boolean') return booleans.get(value) ?? value;
  return type === 'object' ? parseJson(value) : value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
