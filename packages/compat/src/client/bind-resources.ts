import type { ApiResult } from '@x/errors';
import type { BackendApiClient } from '@x/rest-client';
import {
  type AnyOperation,
  defineLazily,
  lazyDescriptors,
  OPERATIONS_BY_RESOURCE,
} from '@x/rest-client/internal';
import { argumentsOf } from './arguments-of.ts';
import { readValue } from './read-value.ts';

type Methods = Readonly<Record<string, (...args: never[]) => Promise<unknown>>>;

/** Calls an operation, such as `users` and `getUser`. Rejects with a `ClerkAPIResponseError`. */
export type CallOperation = (resource: string, method: string, args: readonly unknown[]) => Promise<unknown>;

/** Returns the methods of a resource that do more than one call. */
export type OwnMethods = Readonly<Record<string, (call: CallOperation) => Methods>>;

const operationsByResource: Readonly<Record<string, readonly AnyOperation[]>> = OPERATIONS_BY_RESOURCE;

/** Created with the first client: a constant would run code at import. */
let descriptors: PropertyDescriptorMap | undefined;

/**
 * Returns an object that has a function for every operation, by resource and name. The methods of a resource are created
 * when it is first read. Own methods win.
 */
export function bindResources(getClient: () => BackendApiClient, own: OwnMethods): object {
  const call: CallOperation = async (resource, method, args) => {
    const methods = Reflect.get(getClient(), resource) as Readonly<
      Record<string, (...args: readonly unknown[]) => Promise<ApiResult<unknown>>>
    >; // the names are those of the table of operations
    return readValue(await methods[method]?.(...args));
  };
  const resources = {};
  descriptors ??= lazyDescriptors(Object.keys(operationsByResource));
  defineLazily(resources, descriptors, (resource) => ({
    ...methodsOf(resource, call),
    ...own[resource]?.(call),
  }));
  return resources;
}

function methodsOf(resource: string, call: CallOperation): Methods {
  const methods: Record<string, Methods[string]> = {};
  for (const operation of operationsByResource[resource] ?? []) {
    const [, method = ''] = operation.name.split('.');
    // A getter of an argument can throw.
    methods[method] = async (...args: readonly unknown[]) =>
      call(resource, method, argumentsOf(operation, args));
  }
  return methods;
}
