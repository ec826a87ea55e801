import type { ApiResult } from '@x/errors';
import type { BackendApiClient } from '@x/rest-client';
import { type AnyOperation, OPERATIONS_BY_RESOURCE } from '@x/rest-client/internal';
import { argumentsOf } from './arguments-of.ts';
import { readValue } from './read-value.ts';

type Methods = Readonly<Record<string, (...args: never[]) => Promise<unknown>>>;

/** Calls an operation, such as `users` and `getUser`. Rejects with a `ClerkAPIResponseError`. */
export type CallOperation = (resource: string, method: string, args: readonly unknown[]) => Promise<unknown>;

/** Returns a function for every operation, by resource and name. */
export function resourcesOf(getClient: () => BackendApiClient): {
  readonly call: CallOperation;
  readonly resources: Record<string, Methods>;
} {
  const call: CallOperation = async (resource, method, args) => {
    const methods = Reflect.get(getClient(), resource) as Readonly<
      Record<string, (...args: readonly unknown[]) => Promise<ApiResult<unknown>>>
    >; // the names are those of the table of operations
    return readValue(await methods[method]?.(...args));
  };
  const entries = Object.entries<readonly AnyOperation[]>(OPERATIONS_BY_RESOURCE).map(
    ([resource, operations]) => [resource, methodsOf(resource, operations, call)] as const,
  );
  return { call, resources: Object.fromEntries(entries) };
}

function methodsOf(resource: string, operations: readonly AnyOperation[], call: CallOperation): Methods {
  const entries = operations.map((operation) => {
    const [, method = ''] = operation.name.split('.');
    const bound = (...args: readonly unknown[]) => call(resource, method, argumentsOf(operation, args));
    return [method, bound] as const;
  });
  return Object.fromEntries(entries);
}
