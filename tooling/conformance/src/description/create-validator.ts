import type { OpenApiDocument, OpenApiSchema } from '@tooling/api-description/open-api';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import { COMPONENTS_ID, convertAll, toJsonSchema } from './to-json-schema.ts';

/** Returns a message for each violation of a value. */
export type Validator = (schema: OpenApiSchema, value: unknown) => readonly string[];

/** Creates a validator that resolves the components of the description, and compiles each schema once. */
export function createValidator(
  { components }: OpenApiDocument,
  { strictTypes = true }: { readonly strictTypes?: boolean } = {},
): Validator {
  // The description requires some properties in one branch and declares them in another.
  const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes, allErrors: true });
  // The default export of a CommonJS module, which TypeScript and Node name differently.
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
