import type { OpenApiDocument, OpenApiSchema } from '@tooling/api-description/open-api';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import { COMPONENTS_ID, convertAll, toJsonSchema } from './to-json-schema.ts';

/** Says what is wrong with a value, one text for each violation. */
export type Validator = (schema: OpenApiSchema, value: unknown) => readonly string[];

/** A validator that knows the components of the description. A schema is compiled once. */
export function createValidator({ components }: OpenApiDocument): Validator {
  // Elsewhere the description requires, in one branch, properties that another branch declares.
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
  // The default export of a CommonJS module, under two names.
  ajvFormats.default(ajv);
  ajv.addSchema({ $id: COMPONENTS_ID, definitions: convertAll(components.schemas) });
  const compiled = new WeakMap<OpenApiSchema, ValidateFunction>();
  return (schema, value) => {
    const validate = compiled.get(schema) ?? ajv.compile(toJsonSchema(schema));
    compiled.set(schema, validate);
    return validate(value) ? [] : (validate.errors ?? []).map(describeError);
  };
}

function describeError({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || '/'} ${message} ${JSON.stringify(params)}`;
}
