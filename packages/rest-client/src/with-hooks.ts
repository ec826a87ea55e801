import type { Transport } from './engine/transport.ts';

/** Describes a request. It holds no header and no query, so no secret. */
export interface RequestEvent {
  /** Resource and method, such as `users.getUser`. */
  readonly operation: string;
  /** The HTTP method. */
  readonly method: string;
  /** Without the query. */
  readonly url: string;
  /** 1 for the first request of a call. */
  readonly attempt: number;
}

/** Describes a response, or a request that got none. It holds no header, body or query. */
export interface ResponseEvent extends RequestEvent {
  /** `null` when no response came. */
  readonly status: number | null;
  /** Until the head of the response, or the failure. */
  readonly durationInMs: number;
}

/** Functions that a client calls around each request, for logs and traces. What they throw is ignored. */
export interface Hooks {
  /** Called before every request. */
  onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Called after every response, and after every request that got no response. */
  onResponse?: ((event: ResponseEvent) => void) | undefined;
  /** Keeps the runtime alive for hooks that return a promise, unless a call has its own. It is ignored if it throws. */
  waitUntil?: ((promise: Promise<unknown>) => unknown) | undefined;
}

/** Returns a transport that calls the hooks for each of its requests. */
export function withHooks(transport: Transport, { onRequest, onResponse, waitUntil }: Hooks): Transport {
  if (!onRequest && !onResponse) {
    return transport;
  }
  const { fetch: inner, nowInMs } = transport;
  const fetch: Transport['fetch'] = async (url, init, sending) => {
    const { operation, attempt, waitUntil: waitUntilOfCall = waitUntil } = sending;
    const keepAlive = (hook: Promise<void>) => void runHook(waitUntilOfCall, hook);
    const [urlWithoutQuery = url] = url.split('?');
    const event = { operation, attempt, method: init.method, url: urlWithoutQuery };
    const startedAtInMs = nowInMs();
    let status: number | null = null;
    // Each hook gets an object of its own, which it can change.
    keepAlive(runHook(onRequest, { ...event }));
    try {
      const response = await Promise.race([inner(url, init, sending), rejectionOn(init.signal)]);
      status = statusOf(response);
      return response;
    } finally {
      keepAlive(runHook(onResponse, { ...event, status, durationInMs: nowInMs() - startedAtInMs }));
    }
  };
  return { ...transport, fetch };
}

/** A custom `fetch` can resolve to anything. The engine reports that. */
function statusOf(response: Response): number | null {
  try {
    return response.status ?? null;
  } catch {
    return null;
  }
}

/** A custom `fetch` can ignore its signal. The hook is called nevertheless. */
function rejectionOn(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', reject);
  });
}

/** Ignores a hook that fails: it must not fail a call, which may have taken effect already. */
async function runHook<Event>(hook: ((event: Event) => unknown) | undefined, event: Event): Promise<void> {
  try {
    await hook?.(event);
  } catch {
    // See above.
  }
}
