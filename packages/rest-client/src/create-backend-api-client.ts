import { ConfigError } from '@x/errors';
import type { CallOptions } from './call-options.ts';
import { argumentsOf } from './engine/build-request.ts';
import { send } from './engine/send.ts';
import type { AnyOperation, MethodOf } from './operation.ts';
import * as operations from './operations/index.ts';
import { createTransport, type Transport, type TransportOptions } from './transport.ts';

type Operations = typeof operations;

/** Every operation as `client.resource.method(...args, options?)`. */
export type BackendApiClient = {
  readonly [Resource in keyof Operations]: BoundResource<Operations[Resource]>;
};

type BoundResource<Resource> = {
  readonly [Method in keyof Resource]: Resource[Method] extends AnyOperation
    ? MethodOf<Resource[Method]>
    : never;
};

export interface BackendApiClientOptions extends TransportOptions {
  secretKey: string;
}

/**
 * Makes a client of the Backend API. No request is sent, and two clients share nothing. Throws a
 * `ConfigError` for options that make no sense.
 *
 * @example
 * ```ts
 * import { createBackendApiClient } from '@x/rest-client';
 *
 * const fetch = async () => Response.json([{ object: 'user', id: 'user_1' }]);
 * const api = createBackendApiClient({ secretKey: 'sk_test_1', fetch });
 * const { data: users, errors } = await api.users.getUserList({ limit: 20 });
 * errors; // => null
 * users?.map(({ id }) => id); // => ['user_1']
 * ```
 */
export function createBackendApiClient(options: BackendApiClientOptions): BackendApiClient {
  if (options?.secretKey === undefined) {
    throw new ConfigError('Pass the secretKey of your instance: "sk_test_…" or "sk_live_…".');
  }
  const transport = createTransport(options);
  const client = {};
  for (const [resource, operationsOfResource] of Object.entries(operations)) {
    defineLazily(client, resource, () => bindResource(transport, operationsOfResource));
  }
  // The loop above gives it every resource of the type.
  return client as BackendApiClient;
}

function bindResource(transport: Transport, resource: Record<string, AnyOperation>): object {
  const methods = Object.entries(resource).map(([name, operation]) => [name, bind(transport, operation)]);
  return Object.fromEntries(methods);
}

function bind(transport: Transport, operation: AnyOperation): (...args: unknown[]) => Promise<unknown> {
  const arity = argumentsOf(operation).length;
  return async (...args) => send(transport, operation, args.slice(0, arity), readOptions(args[arity]));
}

function readOptions(value: unknown): CallOptions | undefined {
  // What stands behind the arguments of an operation is its options, by the type of the method.
  return value as CallOptions | undefined;
}

/** A property that is made when it is first read, so that making a client costs next to nothing. */
function defineLazily(target: object, key: string, make: () => object): void {
  Object.defineProperty(target, key, {
    configurable: true,
    enumerable: true,
    get() {
      const value = make();
      Object.defineProperty(target, key, { configurable: true, enumerable: true, value });
      return value;
    },
  });
}
