// Pure
import type { OpenApiSchema, Parameter } from '@tooling/api-description/open-api';

/** The value of a query parameter in the type of its schema, or a violation of how it was sent. */
export type QueryValue = { readonly value: unknown } | { readonly violation: string };

/** Reads a parameter in the style `form`: a list is sent as repeated keys or, if not exploded, with commas. */
export function readQueryValue(parameter: Parameter, texts: readonly string[]): QueryValue {
  const { name, schema, explode = true } = parameter;
  const isList = schema.type === 'array';
  if (texts.length > 1 && !(isList && explode)) {
    return { violation: `query parameter ${name} is sent ${texts.length} times` };
  }
  if (!isList) {
    return { value: coerce(schema, texts[0] ?? '') };
  }
  const items = explode ? texts : (texts[0] ?? '').split(',');
  return { value: items.map((text) => coerce(schema.items ?? {}, text)) };
}

/** A value of a different type stays a string, so that the schema rejects it. */
function coerce({ type }: OpenApiSchema, text: string): unknown {
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) {
    return Number(text);
  }
  if (type === 'boolean' && (text === 'true' || text === 'false')) {
    return text === 'true';
  }
  return text;
}
