// Pure
import {
  dereference,
  isObject,
  type OpenApiDocument,
  type OpenApiSchema,
  type OperationObject,
  type Parameter,
} from './open-api.ts';

/** What the description says of an operation, without its references. */
export interface Described {
  /** As in `GET /users/{user_id}`. */
  readonly id: string;
  readonly path: readonly Parameter[];
  readonly query: readonly Parameter[];
  readonly body: { readonly schema: OpenApiSchema; readonly isForm: boolean } | undefined;
  /** Undefined where success has no body. */
  readonly result: OpenApiSchema | undefined;
  readonly errorStatuses: readonly number[];
  readonly isDeprecated: boolean;
}

const FORM = 'multipart/form-data';
const METHODS: readonly string[] = ['get', 'post', 'put', 'patch', 'delete'];

/** Every operation of the description by method and path, the names of its parameters left out. */
export function describedOperations(document: OpenApiDocument): ReadonlyMap<string, Described> {
  const entries = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return isObject(operation) ? [[keyOf(method, path), { method, path, item, operation }] as const] : [];
    }),
  );
  return new Map(
    entries.map(([key, { method, path, item, operation }]) => [
      key,
      // The description is known to be valid.
      describe(document, `${method.toUpperCase()} ${path}`, item.parameters ?? [], operation as never),
    ]),
  );
}

/** The same for `GET /users/{userId}` of the table and `GET /users/{user_id}` of the description. */
export function keyOf(method: string, path: string): string {
  return `${method.toUpperCase()} ${path.replace(/\{(\/?)[^}]*\}/g, (_match, slash: string) => (slash ? '' : '{}'))}`;
}

function describe(
  document: OpenApiDocument,
  id: string,
  shared: readonly (Parameter | { readonly $ref: string })[],
  operation: OperationObject & { readonly deprecated?: boolean },
): Described {
  const parameters = [...shared, ...(operation.parameters ?? [])].map((one) => dereference(document, one));
  const [mediaType, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const statuses = Object.keys(operation.responses).map(Number);
  const success = operation.responses[String(statuses.find((status) => status < 300))];
  return {
    id,
    path: parameters.filter((one) => one.in === 'path'),
    query: parameters.filter((one) => one.in === 'query'),
    body: content?.schema && { schema: content.schema, isForm: mediaType === FORM },
    result: success && dereference(document, success).content?.['application/json']?.schema,
    errorStatuses: statuses.filter((status) => status >= 400),
    isDeprecated: operation.deprecated === true,
  };
}
