import { version } from '../package.json';
import type { CallOptions } from './call-options.ts';
import { defineLazily } from './define-lazily.ts';
import { argumentsOf } from './engine/build-request.ts';
import { check, checkSecretKey } from './engine/check.ts';
import { isRecord } from './engine/key-case.ts';
import { send } from './engine/send.ts';
import type { AnyOperation, MethodOf } from './operation.ts';
import { OPERATIONS, type Resources } from './operations/all-operations.ts';
import { type RawRequest, request } from './request.ts';
import { createTransport, type Transport, type TransportOptions } from './transport.ts';
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
  /** Sends a request to an endpoint that has no method, as it is given: nothing is renamed, either way. */
  readonly request: (raw: RawRequest, options?: CallOptions) => ReturnType<typeof request>;
}

export interface BackendApiClientOptions extends Omit<TransportOptions, 'secretKey'>, Hooks {
  /** `null`: every call brings its own. */
  secretKey: string | null;
  /** Segment of the path. Default `v1`. */
  apiVersion?: string | undefined;
  /** Default: the name and the version of this package. */
  userAgent?: string | undefined;
  /** Of a machine, `ak_...`: takes the place of the secret key for what machines do. */
  machineSecretKey?: string | undefined;
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
  const transport = clientTransport(options);
  const client = {
    request: async (raw: RawRequest, given?: CallOptions) => request(transport, raw, readOptions(given)),
  };
  // Each resource has the methods of its type: those are its operations.
  return defineLazily(client, OPERATIONS, (operations) => bindAll(transport, operations)) as BackendApiClient;
}

/** A transport with what one call can do without: more options, stricter checks and hooks. */
function clientTransport(options: BackendApiClientOptions): Transport {
  if (options?.secretKey !== null) {
    checkSecretKey(options?.secretKey);
  }
  const { machineSecretKey, apiVersion = 'v1', userAgent = `@x/rest-client@${version}`, fetch } = options;
  if (machineSecretKey !== undefined) {
    checkSecretKey(machineSecretKey);
  }
  check(/^[\w.-]+$/.test(apiVersion), 'apiVersion');
  check(!fetch || typeof fetch === 'function', 'fetch');
  const transport = createTransport({ ...options, secretKey: options.secretKey ?? undefined });
  check(/^[ -~]+$/.test(userAgent), 'userAgent');
  check(URL.canParse(transport.baseUrl), 'apiUrl');
  check(/^\d{4}(-\d\d){2}$/.test(`${transport.headers['clerk-api-version']}`), 'clerkApiVersion');
  const extended = {
    ...transport,
    baseUrl: transport.baseUrl.replace(/\w+$/, apiVersion),
    headers: { ...transport.headers, 'user-agent': userAgent },
    machineSecretKey: () => machineSecretKey,
  };
  return withHooks(extended, options);
}

function bindAll(transport: Transport, operations: readonly AnyOperation[]): object {
  return Object.fromEntries(
    operations.map((operation) => [operation.name.replace(/.*\./, ''), bind(transport, operation)]),
  );
}

function bind(transport: Transport, operation: AnyOperation): (...args: unknown[]) => Promise<unknown> {
  const { length } = argumentsOf(operation);
  return async (...args) => send(transport, operation, args.slice(0, length), readOptions(args[length]));
}

const CALL_OPTIONS = 'signal, timeoutInMs, retry, headers, secretKey';

/** A misspelt option, or a parameter in its place, must not be ignored in silence. */
function readOptions(options: unknown = {}): CallOptions {
  const isKnown = (name: string) => CALL_OPTIONS.split(', ').includes(name);
  check(
    isRecord(options) && Object.keys(options).every(isKnown),
    `last argument: its options are ${CALL_OPTIONS}`,
  );
  // The names are right; the values are checked where they are used.
  return options;
}
