import { checkKeyOption, readArgument, readClock, readOptions } from '@x/errors/internal';
import { version } from '../package.json';
import { type BackendApiClientOptions, clientOptionNames } from './client-options.ts';
import { defineLazily, lazyDescriptors } from './define-lazily.ts';
import { deriveOptions } from './derive-options.ts';
import { argumentsOf } from './engine/build-request.ts';
import type { CallOptions } from './engine/call-options.ts';
import { check, checkFunction, checkSecretKey } from './engine/check.ts';
import type { AnyOperation, MethodOf } from './engine/operation.ts';
import { send } from './engine/send.ts';
import { baseUrlOf, type Reading, type Transport, toTransport } from './engine/transport.ts';
import { OPERATIONS_BY_RESOURCE, type Resources } from './operations/by-resource.ts';
import { type RawRequest, request } from './request.ts';
import { withHooks } from './with-hooks.ts';

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
  /**
   * Creates a client with these options and, for the rest, those of this client. `headers` and `retry` are merged, as those
   * of a call are. Another `secretKey` or `apiUrl` is another instance: the machine key is not kept, and an `apiUrl` needs
   * its own `secretKey`. The clients share nothing.
   */
  readonly withOptions: (options: Partial<BackendApiClientOptions>) => BackendApiClient;
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
  return createClientWith(options, {});
}

/** As `createBackendApiClient`. The parts of the transport replace those that the options lead to. */
export function createClientWith(options: BackendApiClientOptions, parts: Reading): BackendApiClient {
  const read = readOptions(options, clientOptionNames(), { owner: 'createBackendApiClient' });
  // A client without the option is a mistake, and one with null is not.
  const bound: BackendApiClientOptions = { ...read, secretKey: read.secretKey as string | null };
  const transport = {
    ...readArgument('The options of createBackendApiClient', () => clientTransport(bound)),
    ...parts,
  };
  const client = {
    request: (raw: RawRequest, given?: CallOptions) => request(transport, raw, given),
  };
  const withOptions: BackendApiClient['withOptions'] = (given) =>
    createClientWith(deriveOptions(bound, given), parts);
  // Not enumerable, like no other property: an enumeration lists what sends requests.
  Object.defineProperty(client, 'withOptions', { value: withOptions, writable: true, configurable: true });
  resourceDescriptors ??= lazyDescriptors(Object.keys(OPERATIONS_BY_RESOURCE));
  // The descriptors have the names of the resources.
  defineLazily(client, resourceDescriptors, (resource) =>
    bindAll(transport, methodsOf(resource as keyof Resources)),
  );
  // Binding keeps the names of resources and methods, and `MethodOf` is the type of a bound operation.
  return client as BackendApiClient;
}

/** Created with the first client: a constant would run code at import. */
let resourceDescriptors: PropertyDescriptorMap | undefined;

/** Creates a transport with the options, checks and hooks that single calls do without. */
function clientTransport(options: BackendApiClientOptions): Transport {
  const { secretKey, apiUrl, machineSecretKey, apiVersion = 'v1', now = Date.now } = options;
  const { userAgent = `@x/rest-client@${version}` } = options;
  checkSecretKey(secretKey);
  checkKeyOption('secretKey', secretKey);
  checkKeyOption('machineSecretKey', machineSecretKey);
  const isSegment = typeof apiVersion === 'string' && /^[\w.-]+$/.test(apiVersion);
  check(isSegment, 'Option "apiVersion" must be a path segment such as "v1"', { got: apiVersion });
  check(
    typeof userAgent === 'string' && /^[ -~]+$/.test(userAgent),
    'Option "userAgent" must be a non-empty string of printable ASCII characters',
  );
  for (const name of ['onRequest', 'onResponse', 'waitUntil'] as const) {
    checkFunction(name, options[name]);
  }
  const transport = toTransport({ ...options, secretKey: secretKey ?? undefined });
  const clientOnly = {
    baseUrl: baseUrlOf({ apiUrl, apiVersion }),
    headers: { 'user-agent': userAgent, ...transport.headers },
    machineSecretKey: () => machineSecretKey ?? undefined,
    nowInMs: readClock(now),
  };
  return withHooks({ ...transport, ...clientOnly }, options);
}

/** A method of a resource. */
interface Method {
  readonly name: string;
  readonly operation: AnyOperation;
  /** The number of its arguments, after which the options of a call come. */
  readonly length: number;
}

/** The methods of the resources that were read. Clients that are created with each request share them. */
let knownMethods: Map<keyof Resources, readonly Method[]> | undefined;

function methodsOf(resource: keyof Resources): readonly Method[] {
  knownMethods ??= new Map();
  let methods = knownMethods.get(resource);
  if (methods === undefined) {
    methods = OPERATIONS_BY_RESOURCE[resource].map((operation) => {
      const [, name = ''] = operation.name.split('.');
      return { name, operation, length: argumentsOf(operation).length };
    });
    knownMethods.set(resource, methods);
  }
  return methods;
}

function bindAll(transport: Transport, methods: readonly Method[]): object {
  const bound: Record<string, (...args: unknown[]) => Promise<unknown>> = {};
  for (const { name, operation, length } of methods) {
    // The engine checks the options.
    bound[name] = (...args) => send(transport, operation, args.slice(0, length), args[length] as CallOptions);
  }
  return bound;
}
