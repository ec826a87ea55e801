import { keyOf } from '@tooling/conformance/description/described-operations';
import { isObject, type OpenApiDocument } from '@tooling/conformance/description/open-api';
import type { AnyOperation } from '@x/rest-client';

/** Operations that a client has methods for, by their tag. */
export interface Count {
  readonly tag: string;
  readonly described: number;
  /** In the order of the clients. */
  readonly had: readonly number[];
}

/** Names of methods, as in `users.getUser`. */
export type Methods = ReadonlySet<string>;

/**
 * Counts the described operations for which each client has a method. Which operation a method is of, ours says: the
 * conformance suites show that a method of the same name sends the same.
 */
export function countOperations(
  document: OpenApiDocument,
  operations: readonly AnyOperation[],
  clients: readonly Methods[],
): readonly Count[] {
  const tags = tagsOf(document);
  const keysOfClients = clients.map(
    (methods) => new Set(operations.filter(({ name }) => methods.has(name)).flatMap(keysOf)),
  );
  return [...new Set(tags.values())].map((tag) => {
    const keys = [...tags].filter(([, own]) => own === tag).map(([key]) => key);
    return {
      tag,
      described: keys.length,
      had: keysOfClients.map((had) => keys.filter((key) => had.has(key)).length),
    };
  });
}

/** Operations that the description does not have. */
export function undescribed(
  document: OpenApiDocument,
  operations: readonly AnyOperation[],
): readonly AnyOperation[] {
  const tags = tagsOf(document);
  return operations.filter((operation) => !keysOf(operation).some((key) => tags.has(key)));
}

/** The methods of a client of the reference SDK: those of the class of each of its resources. */
export function methodsOf(client: object): Methods {
  return new Set(
    Object.entries(client).flatMap(([resource, object]) =>
      isObject(object) && resource !== 'telemetry'
        ? Object.getOwnPropertyNames(Object.getPrototypeOf(object))
            .filter((name) => name !== 'constructor' && typeof Reflect.get(object, name) === 'function')
            .map((name) => `${resource}.${name}`)
        : [],
    ),
  );
}

/** With an optional argument an operation may be two of the description. */
function keysOf({ method, path, composed }: AnyOperation): readonly string[] {
  const paths = composed?.[1]?.startsWith('/') ? [path, composed[1]] : [path];
  return paths.map((one) => keyOf(method, one));
}

function tagsOf({ paths }: OpenApiDocument): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      ['get', 'post', 'put', 'patch', 'delete'].flatMap((method) => {
        const operation = item[method];
        if (!isObject(operation)) {
          return [];
        }
        const [tag] = Array.isArray(operation['tags']) ? operation['tags'] : [];
        return [[keyOf(method, path), String(tag ?? 'Without a tag')] as const];
      }),
    ),
  );
}
