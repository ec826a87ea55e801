import type { Transport } from './transport.ts';

/** What a hook is told. It sees no header and no query, so no secret. */
export interface RequestEvent {
  /** Resource and method, such as `users.getUser`. */
  readonly operation: string;
  readonly method: string;
  /** Without the query. */
  readonly url: string;
  /** 1 for the first request of a call. */
  readonly attempt: number;
}

export interface ResponseEvent extends RequestEvent {
  /** `null` when no response came. */
  readonly status: number | null;
  /** Until the head of the response, or the failure. */
  readonly durationInMs: number;
}

export interface Hooks {
  /** Told of every request before it is sent. */
  onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Told of every response, and of every request that got none. */
  onResponse?: ((event: ResponseEvent) => void) | undefined;
}

/**
 * A transport that tells hooks of its requests. The client does this itself; `call` leaves it to who wants it.
 *
 * @example
 * ```ts
 * import { call, createTransport, withHooks } from '@x/rest-client';
 * import { getUser } from '@x/rest-client/operations';
 *
 * const fetch = async () => Response.json({ object: 'user', id: 'user_1' });
 * const seen: string[] = [];
 * const transport = withHooks(createTransport({ secretKey: 'sk_test_1', fetch }), {
 *   onResponse: ({ operation, status }) => seen.push(`${operation} ${status}`),
 * });
 * await call(transport, getUser, ['user_1']);
 * seen; // => ['users.getUser 200']
 * ```
 */
export function withHooks(transport: Transport, { onRequest, onResponse }: Hooks): Transport {
  if (!onRequest && !onResponse) {
    return transport;
  }
  const { fetch: inner, nowInMs } = transport;
  const fetch: Transport['fetch'] = async (url, init, operation, attempt) => {
    const event = { operation, attempt, method: init.method, url: url.replace(/\?.*/s, '') };
    const startedAtInMs = nowInMs();
    let status: number | null = null;
    tell(onRequest, event);
    try {
      const response = await Promise.race([inner(url, init, operation, attempt), rejectionOn(init.signal)]);
      status = response.status;
      return response;
    } finally {
      tell(onResponse, { ...event, status, durationInMs: nowInMs() - startedAtInMs });
    }
  };
  return { ...transport, fetch };
}

/** A `fetch` that was handed in may not heed its signal; what it does then is told all the same. */
function rejectionOn(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', reject);
  });
}

/** A hook that fails must not fail a call, which may have done its work already. */
function tell<Event>(hook: ((event: Event) => unknown) | undefined, event: Event): void {
  (async () => hook?.(event))().catch(() => {});
}
