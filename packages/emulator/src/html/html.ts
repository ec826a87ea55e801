import { html as honoHtml } from 'hono/html';

export type Html = ReturnType<typeof honoHtml>;

/**
 * Renders HTML, and escapes every value that is not HTML itself. The records of a snapshot can hold any JSON, and an object of
 * JSON with the property `isEscaped` looks to Hono like HTML.
 */
export function html(strings: TemplateStringsArray, ...values: readonly unknown[]): Html {
  return honoHtml(strings, ...values.map(toSafe));
}

/** Rendered HTML is an object of the class `String`, which JSON has not. */
function toSafe(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toSafe);
  const isForeign = typeof value === 'object' && value !== null && !(value instanceof String);
  return isForeign ? JSON.stringify(value) : value;
}
