import { isPlatformObject, type OptionNames, readArgument, readOptions } from '@x/errors/internal';
import { Agent, type Dispatcher } from 'undici';
import { check } from '../engine/check.ts';
import { toResponse } from './to-response.ts';

const isRequest = (input: unknown): input is Request => isPlatformObject(input, 'Request');

/** The options of `createUndiciFetch`. */
export interface UndiciFetchOptions {
  /** Maximum number of connections to one origin. Further requests wait. Default 32. */
  connections?: number | undefined;
  /** Time for which an idle connection is kept, unless the server sets another one. Default 4,000. */
  keepAliveTimeoutInMs?: number | undefined;
  /** Used instead of a new pool, for example for a proxy, HTTP/2 or interceptors. `close()` does not close it. */
  dispatcher?: Dispatcher | undefined;
}

const UNDICI_FETCH_OPTIONS: OptionNames<UndiciFetchOptions> = {
  connections: true,
  keepAliveTimeoutInMs: true,
  dispatcher: true,
};

/** A `fetch` with its own pool of connections. */
export interface UndiciFetch {
  /** Pass this as the option `fetch` of a client. */
  readonly fetch: typeof globalThis.fetch;
  /** Closes the connections after the pending requests. A process can end without this call. */
  readonly close: () => Promise<void>;
}

/**
 * Creates a `fetch` for Node with its own pool of connections. Many small calls take about 0.7 of the processor time of
 * the global `fetch`. Requires `undici` to be installed. Requests that do not follow redirects, such as all requests of a
 * client, use the pool; others use the global `fetch` (decision 009). Throws a `ConfigError` for options that are out of
 * range.
 *
 * @example
 * ```ts
 * import { createBackendApiClient } from '@x/rest-client';
 * import { createUndiciFetch } from '@x/rest-client/undici';
 *
 * const { fetch, close } = createUndiciFetch({ connections: 16 });
 * const api = createBackendApiClient({ secretKey: 'sk_test_1', fetch });
 * Object.keys(api).includes('users'); // => true
 * await close();
 * ```
 */
export function createUndiciFetch(options: UndiciFetchOptions = {}): UndiciFetch {
  const {
    connections = 32,
    keepAliveTimeoutInMs: keepAliveTimeout = 4_000,
    dispatcher: given,
  } = readOptions(options, UNDICI_FETCH_OPTIONS, { owner: 'createUndiciFetch' });
  const isDispatcher =
    given === undefined || readArgument('The dispatcher', () => typeof given?.request === 'function');
  check(isDispatcher, 'Option "dispatcher" must be a Dispatcher of undici', { got: given });
  check(
    Number.isInteger(connections) && connections > 0,
    'Option "connections" must be an integer of at least 1',
    {
      got: connections,
    },
  );
  const isTime = Number.isFinite(keepAliveTimeout) && keepAliveTimeout > 0;
  check(isTime, 'Option "keepAliveTimeoutInMs" must be a number above 0', { got: keepAliveTimeout });
  // The client has time limits of its own, and its signal ends a request.
  const dispatcher = given ?? new Agent({ connections, keepAliveTimeout, headersTimeout: 0, bodyTimeout: 0 });
  let closed: Promise<void> | undefined;
  return {
    async close() {
      closed ??= given ? Promise.resolve() : dispatcher.close();
      await closed;
    },
    async fetch(input, init = {}) {
      if (init.redirect !== 'manual' || isRequest(input)) {
        return globalThis.fetch(input, init);
      }
      return toResponse(await dispatcher.request(await toOptions(new URL(input), init)));
    },
  };
}

async function toOptions(
  { origin, pathname, search }: URL,
  { method = 'GET', headers, body, signal }: RequestInit,
): Promise<Dispatcher.RequestOptions> {
  const encoded = await encodeBody(body);
  return {
    origin,
    path: pathname + search,
    // The types of undici list the methods, and know only the signal of Node.
    method: method as Dispatcher.HttpMethod,
    headers: {
      'accept-encoding': 'gzip',
      ...(encoded.type !== null && { 'content-type': encoded.type }),
      ...Object.fromEntries(new Headers(headers)),
    },
    body: encoded.body,
    signal: (signal ?? null) as AbortSignal | null,
  };
}

/** The platform turns any body into bytes with a content type. A string needs no bytes. */
async function encodeBody(
  body: RequestInit['body'],
): Promise<{ readonly body: string | Uint8Array | null; readonly type: string | null }> {
  if (typeof body === 'string') {
    return { body, type: 'text/plain;charset=UTF-8' };
  }
  if (body === null || body === undefined) {
    return { body: null, type: null };
  }
  const response = new Response(body);
  return { body: new Uint8Array(await response.arrayBuffer()), type: response.headers.get('content-type') };
}
