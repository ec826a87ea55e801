// Pure

import type { OpenApiSchema } from '@tooling/api-description/open-api';
import type { Validator } from './create-validator.ts';

export const JSON_MEDIA_TYPE = 'application/json';

/** Returns the violations of a body that must be JSON of a schema. */
export function checkJson(
  validate: Validator,
  schema: OpenApiSchema,
  headers: Headers,
  body: string,
): readonly string[] {
  const mediaType = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  const violations = mediaType === JSON_MEDIA_TYPE ? [] : [`the media type is ${mediaType}`];
  const parsed = parseJson(body);
  return parsed === undefined
    ? [...violations, 'the body is not JSON']
    : [...violations, ...validate(schema, parsed.value)];
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
