// Pure
import { toSnakeCase } from './key-case.ts';

/** Fields as a multipart form; a `Blob` is a file. What is undefined is left out. */
export function toForm(fields: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) {
    if (value !== undefined) {
      form.append(toSnakeCase(field), value instanceof Blob ? value : String(value));
    }
  }
  return form;
}
