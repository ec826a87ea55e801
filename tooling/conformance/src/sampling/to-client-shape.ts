// Pure
import { isObject, type OpenApiSchema } from '@tooling/api-description/open-api';
import { propertiesOf, type Resolve, schemasOf } from '@tooling/api-description/properties-of';

/** Fields whose keys belong to users. */
const USERS_OWN: ReadonlySet<string> = new Set([
  'public_metadata',
  'private_metadata',
  'unsafe_metadata',
  'claims',
  'actor',
  'request_headers',
  'attribute_mapping',
  'mappings',
  'reassignment_mappings',
]);

/**
 * Converts a value of the wire to the shape that the client must return or accept, by its schema: declared keys are
 * camelCase, and so are the keys of objects that the description does not describe, except the data of users.
 */
export function toClientShape(schema: OpenApiSchema, value: unknown, resolve: Resolve, field = ''): unknown {
  const branches = branchesOf(schema, resolve);
  if (Array.isArray(value)) {
    const items = branches.find((branch) => branch.items !== undefined)?.items ?? {};
    return value.map((item) => toClientShape(items, item, resolve, field));
  }
  if (!isObject(value) || value instanceof Blob) {
    return value;
  }
  const declared = new Map(
    branches
      .flatMap((branch) => propertiesOf(branch, resolve))
      .map(({ name, schema: inner }) => [name, inner] as const),
  );
  const isUsersOwn = declared.size === 0 && USERS_OWN.has(field);
  return isUsersOwn
    ? value
    : Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          camelCase(key),
          toClientShape(declared.get(key) ?? {}, inner, resolve, key),
        ]),
      );
}

/** Returns all schemas that a value can have. */
function branchesOf(schema: OpenApiSchema, resolve: Resolve): readonly OpenApiSchema[] {
  if (typeof schema['$ref'] === 'string') {
    return branchesOf(resolve(schema['$ref']), resolve);
  }
  const alternatives = [...(schemasOf(schema['oneOf']) ?? []), ...(schemasOf(schema['anyOf']) ?? [])];
  const parts = schemasOf(schema['allOf']) ?? [];
  return [schema, ...[...alternatives, ...parts].flatMap((one) => branchesOf(one, resolve))];
}

export function camelCase(name: string): string {
  return name.replace(/(?!^)_([a-z0-9])/g, (_match, next: string) => next.toUpperCase());
}
