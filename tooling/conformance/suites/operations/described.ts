import { type Described, describedOperations, keyOf } from '@tooling/api-description/described-operations';
import type { OpenApiDocument, OpenApiSchema } from '@tooling/api-description/open-api';
import type { Resolve } from '@tooling/api-description/properties-of';
import type { AnyOperation } from '@x/rest-client';
import * as operations from '@x/rest-client/operations';

/** An operation of the client, and what a description says of it. */
export interface DescribedOperation {
  readonly name: string;
  readonly operation: AnyOperation;
  readonly described: Described;
}

export const ALL_OPERATIONS: readonly AnyOperation[] = Object.values(operations);

/** The operations of the client that a description has. One with an optional part of its path is there twice. */
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

/** With and without what is optional, and where an operation was before it moved: `composed` holds the other path. */
function pathsOf({ path, composed }: AnyOperation): readonly string[] {
  return composed?.[1]?.startsWith('/') ? [path, composed[1]] : [path];
}

/** The schema behind a reference. */
export function resolverOf({ components }: OpenApiDocument): Resolve {
  return (ref): OpenApiSchema => components.schemas[ref.slice(ref.lastIndexOf('/') + 1)] ?? {};
}
