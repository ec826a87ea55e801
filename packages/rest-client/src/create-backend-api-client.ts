import { version } from '../package.json';
import { defineLazily } from './define-lazily.ts';
import { argumentsOf } from './engine/build-request.ts';
import type { CallOptions } from './engine/call-options.ts';
import { check, checkSecretKey } from './engine/check.ts';
import type { AnyOperation, MethodOf } from './engine/operation.ts';
import { send } from './engine/send.ts';
import { baseUrlOf, createTransport, type Transport, type TransportOptions } from './engine/transport.ts';
import { OPERATIONS_BY_RESOURCE, type Resources } from './operations/by-resource.ts';
import { type RawRequest, request } from './request.ts';
import { type Hooks, withHooks } from './with-hooks.ts';

/** Every operation as `client.resource.method(...args, options?)`. */
type BoundResources = {
  readonly [Resource in keyof Resources]: {
    readonly [Method in keyof Resources[Resource]]: Resources[Resource][Method] extends AnyOperation
      ? MethodOf<Resources[Resource][Method]>
      : never;
  };
};

/** The resources of the Backend API. */
export interface BackendApiClient extends BoundResources {
  /** Sends a request to an endpoint that has no method. Keys are not renamed in either direction. */
  readonly request: (raw: RawRequest, options?: CallOptions) => ReturnType<typeof request>;
}

export interface BackendApiClientOptions extends Omit<TransportOptions, 'secretKey'>, Hooks {
  /** `null`: every call passes its own key. */
  secretKey: string | null;
  /** Segment of the path. Default `v1`. */
  apiVersion?: string | undefined;
  /** Default: the name and the version of this package. */
  userAgent?: string | undefined;
  /** The key of a machine, `ak_...`. Replaces the secret key for operations that machines call. */
  machineSecretKey?: string | undefined;
}

/**
 * Creates a client of the Backend API. Sends no request. Two clients share nothing. Throws a `ConfigError` for wrong
 * options.
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
  const transport = clientTransport(options);
  const client = {
    request: (raw: RawRequest, given?: CallOptions) => request(transport, raw, given),
  };
  // Binding keeps the names of resources and methods, and `MethodOf` is the type of a bound operation.
  return defineLazily(client, OPERATIONS_BY_RESOURCE, (operations) =>
    bindAll(transport, operations),
  ) as BackendApiClient;
}

/** Creates a transport with the options, checks and hooks that single calls do without. */
function clientTransport(options: BackendApiClientOptions): Transport {
  if (options?.secretKey !== null) {
    checkSecretKey(options?.secretKey);
  }
  const { apiUrl, machineSecretKey, apiVersion = 'v1', fetch } = options;
  const { userAgent = `@x/rest-client@${version}` } = options;
  if (machineSecretKey !== undefined) {
    checkSecretKey(machineSecretKey, 'machineSecretKey');
  }
  check(/^[\w.-]+$/.test(apiVersion), 'apiVersion must be a path segment such as "v1".', { got: apiVersion });
  check(!fetch || typeof fetch === 'function', 'fetch must be a function.', { got: fetch });
  const transport = createTransport({ ...options, secretKey: options.secretKey ?? undefined });
  const baseUrl = baseUrlOf({ apiUrl, apiVersion });
  check(/^[ -~]+$/.test(userAgent), 'userAgent must be a non-empty string of printable ASCII characters.');
  const clerkApiVersion = transport.headers['clerk-api-version'];
  check(
    /^\d{4}(-\d\d){2}$/.test(`${clerkApiVersion}`),
    'clerkApiVersion must be a date such as "2026-05-12".',
    { got: clerkApiVersion },
  );
  const headers = { ...transport.headers, 'user-agent': userAgent };
  return withHooks({ ...transport, baseUrl, headers, machineSecretKey: () => machineSecretKey }, options);
}

function bindAll(transport: Transport, operations: readonly AnyOperation[]): object {
  return Object.fromEntries(
    operations.map((operation) => {
      const [, method] = operation.name.split('.');
      return [method, bind(transport, operation)];
    }),
  );
}

function bind(transport: Transport, operation: AnyOperation): (...args: unknown[]) => Promise<unknown> {
  const { length } = argumentsOf(operation);
  // The engine checks the options, which come after the arguments.
  return (...args) => send(transport, operation, args.slice(0, length), args[length] as CallOptions);
}
