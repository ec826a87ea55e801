// Pure
import {
  dereference,
  type OpenApiDocument,
  type OpenApiSchema,
  type OperationObject,
  operationsOf,
  type Parameter,
  type Reference,
} from './open-api.ts';

/** An operation of the description, without references. */
export interface Described {
  /** Method and path, such as `GET /users/{user_id}`. */
  readonly id: string;
  readonly path: readonly Parameter[];
  readonly query: readonly Parameter[];
  readonly body: { readonly schema: OpenApiSchema; readonly isForm: boolean } | undefined;
  /** Undefined if a successful response has no body. */
  readonly result: OpenApiSchema | undefined;
  readonly errorStatuses: readonly number[];
  readonly isDeprecated: boolean;
}

const FORM = 'multipart/form-data';

/** Returns every operation of the description by method and path, without the names of path parameters. */
export function describedOperations(document: OpenApiDocument): ReadonlyMap<string, Described> {
  return new Map(
    Object.entries(document.paths).flatMap(([path, item]) =>
      operationsOf(item).map(([method, operation]) => [
        keyOf(method, path),
        describe(document, `${method} ${path}`, item.parameters ?? [], operation),
      ]),
    ),
  );
}

/** Returns the same key for `GET /users/{userId}` and `GET /users/{user_id}`. */
export function keyOf(method: string, path: string): string {
  return `${method.toUpperCase()} ${path.replace(/\{(\/?)[^}]*\}/g, (_match, slash: string) => (slash ? '' : '{}'))}`;
}

function describe(
  document: OpenApiDocument,
  id: string,
  shared: readonly (Parameter | Reference)[],
  operation: OperationObject,
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
