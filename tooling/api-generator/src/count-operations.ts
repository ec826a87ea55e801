import { keyOf } from '@tooling/api-description/described-operations';
import { isObject, type OpenApiDocument, operationsOf } from '@tooling/api-description/open-api';
import type { AnyOperation } from '@x/rest-client';

/** The number of operations with a tag that each client supports. */
export interface Count {
  readonly tag: string;
  readonly described: number;
  /** In the order of the clients. */
  readonly supported: readonly number[];
}

/** Names of methods, such as `users.getUser`. */
export type Methods = ReadonlySet<string>;

/**
 * Counts the described operations that each client has a method for. Our constants say which operation a method calls:
 * the conformance suites show that methods with the same name send the same requests.
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
      supported: keysOfClients.map((supported) => keys.filter((key) => supported.has(key)).length),
    };
  });
}

/** Returns the operations that the description lacks. */
export function undescribed(
  document: OpenApiDocument,
  operations: readonly AnyOperation[],
): readonly AnyOperation[] {
  const tags = tagsOf(document);
  return operations.filter((operation) => !keysOf(operation).some((key) => tags.has(key)));
}

/** Returns the methods of a client of the reference SDK, which are those of the classes of its resources. */
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

/** An operation with an optional path argument is two operations of the description. */
function keysOf({ method, path, composed }: AnyOperation): readonly string[] {
  const paths = composed?.[1]?.startsWith('/') ? [path, composed[1]] : [path];
  return paths.map((one) => keyOf(method, one));
}

function tagsOf({ paths }: OpenApiDocument): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      operationsOf(item).map(
        ([method, { tags = [] }]) => [keyOf(method, path), tags[0] ?? 'Without a tag'] as const,
      ),
    ),
  );
}
