import { type Described, describedOperations, keyOf } from '@tooling/api-description/described-operations';
import type { OpenApiDocument, OpenApiSchema } from '@tooling/api-description/open-api';
import type { Resolve } from '@tooling/api-description/properties-of';
import type { AnyOperation } from '@x/rest-client';
import * as operations from '@x/rest-client/operations';

/** An operation of the client with its description. */
export interface DescribedOperation {
  readonly name: string;
  readonly operation: AnyOperation;
  readonly described: Described;
}

const ALL_OPERATIONS: readonly AnyOperation[] = Object.values(operations);

/** Returns the described operations of the client. An operation with an optional part of its path appears twice. */
export function describedOf(document: OpenApiDocument): readonly DescribedOperation[] {
  const described = describedOperations(document);
  return ALL_OPERATIONS.flatMap((operation) =>
    pathsOf(operation).flatMap((path) => {
      const found = described.get(keyOf(operation.method, path));
      return found === undefined
        ? []
        : [{ name: `${operation.name} (${found.id})`, operation, described: found }];
    }),
  );
}

/** Returns the paths of an operation: with and without its optional part, or before and after it moved. `composed` holds the other path. */
function pathsOf({ path, composed }: AnyOperation): readonly string[] {
  return composed?.[1]?.startsWith('/') ? [path, composed[1]] : [path];
}

/** Resolves a reference to a schema. */
export function resolverOf({ components }: OpenApiDocument): Resolve {
  return (ref): OpenApiSchema => components.schemas[ref.slice(ref.lastIndexOf('/') + 1)] ?? {};
}
