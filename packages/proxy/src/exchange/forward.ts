import type { ProxyErrorCode } from '../proxy-errors.ts';
import type { ProxySettings } from '../settings/read-settings.ts';
import { createDeadline, type Deadline } from './create-deadline.ts';
import { createExchange, type Exchange } from './create-exchange.ts';
import { ignoreRejection, watchStream } from './watch-stream.ts';

type ByteStream = ReadableStream<Uint8Array<ArrayBuffer>>;
type Limits = Pick<ProxySettings<[]>, 'timeoutInMs' | 'idleTimeoutInMs' | 'maxBodyLength'>;

/** A request to the Frontend API. */
export interface Forwarding {
  /** The request of the client. Its method, its body and its signal are used. */
  readonly request: Request;
  readonly url: string;
  readonly headers: Headers;
  readonly settings: Limits & Pick<ProxySettings<[]>, 'fetch'>;
}

/** What the Frontend API responded, with a stream that ends the exchange when it ends, or why there is no response. */
export type Forwarded =
  | { readonly response: Response; readonly body: ByteStream | null }
  | { readonly code: ProxyErrorCode; readonly cause: unknown };

/** `duplex` is required for a stream, and missing in the types. */
type StreamingInit = RequestInit & { readonly duplex?: 'half' };

/**
 * Sends a request to the Frontend API. Both bodies are streams, and none is held. Resolves at the latest when time
 * is up or the client leaves, whether or not `fetch` obeys its signal.
 */
export async function forward({ request, url, headers, settings }: Forwarding): Promise<Forwarded> {
  const { fetch = globalThis.fetch } = settings;
  const exchange = createExchange(request);
  const deadline = createDeadline();
  try {
    const body = request.body && requestBody(request.body, { exchange, deadline, settings });
    const init: StreamingInit = {
      method: request.method,
      headers,
      redirect: 'manual',
      signal: exchange.signal,
      ...(body && { body, duplex: 'half' }),
    };
    deadline.start(settings.timeoutInMs, () => exchange.end('upstream-timeout'));
    const response = await untilEnd(fetch(url, init), exchange);
    if (response.body) {
      return { response, body: responseBody(response.body, exchange, settings) };
    }
    exchange.finish();
    return { response, body: null };
  } catch (cause) {
    exchange.end('upstream-unreachable');
    exchange.finish();
    return { code: exchange.code() ?? 'upstream-unreachable', cause };
  } finally {
    deadline.close();
  }
}

/** Resolves to the response, and rejects when the exchange ends. A response that comes later is cancelled. */
async function untilEnd(pending: Promise<Response>, { signal }: Exchange): Promise<Response> {
  const { promise: ended, reject } = withReject();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) {
    onAbort();
  }
  try {
    return await Promise.race([pending, ended]);
  } catch (error) {
    // A `fetch` of the application can resolve to anything, also when it is too late.
    ignoreRejection(pending.then((late) => late.body?.cancel()));
    throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function withReject() {
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<never>((_, rejectPromise) => {
    reject = rejectPromise;
  });
  return { promise, reject };
}

interface Sending {
  readonly exchange: Exchange;
  readonly deadline: Deadline;
  readonly settings: Limits;
}

/** The wait for the client has its own limit. The wait for the response begins again after each part. */
function requestBody(stream: ByteStream, { exchange, deadline, settings }: Sending): ByteStream {
  const { timeoutInMs, idleTimeoutInMs, maxBodyLength } = settings;
  const waitForResponse = () => deadline.start(timeoutInMs, () => exchange.end('upstream-timeout'));
  let length = 0;
  return watchStream(stream, {
    signal: exchange.signal,
    onPull: () => deadline.start(idleTimeoutInMs, () => exchange.end('request-timeout')),
    onChunk: (chunkLength) => {
      length += chunkLength;
      if (length > maxBodyLength) {
        exchange.end('body-too-large');
      }
      waitForResponse();
    },
    onEnd: (outcome) => (outcome === 'failed' ? exchange.end('request-aborted') : waitForResponse()),
  });
}

/** A response can take as long as it wants, as long as its parts keep coming. */
function responseBody(stream: ByteStream, exchange: Exchange, { idleTimeoutInMs }: Limits): ByteStream {
  const deadline = createDeadline();
  return watchStream(stream, {
    signal: exchange.signal,
    onPull: () => deadline.start(idleTimeoutInMs, () => exchange.end('upstream-timeout')),
    onChunk: deadline.stop,
    onEnd: (outcome) => {
      deadline.close();
      exchange.finish();
      if (outcome === 'cancelled') {
        exchange.end('request-aborted');
      }
    },
  });
}
