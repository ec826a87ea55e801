import { onAbort } from '@x/errors/internal';
import { PROXY_ERRORS, type ProxyErrorCode } from '../proxy-errors.ts';

/** A request to the Frontend API that has not ended. */
export interface Exchange {
  /** Aborts when the exchange ends early. */
  readonly signal: AbortSignal;
  /** Why the exchange ended early. */
  readonly code: () => ProxyErrorCode | undefined;
  /** Ends the exchange early. The first reason counts. */
  readonly end: (code: ProxyErrorCode) => void;
  /** Releases the signal of the client. Call it when the response has been passed on. */
  readonly finish: () => void;
}

/** Creates an exchange that ends when the client leaves. */
export function createExchange(request: { readonly signal?: AbortSignal | undefined }): Exchange {
  const controller = new AbortController();
  let reason: ProxyErrorCode | undefined;
  const end = (code: ProxyErrorCode) => {
    reason ??= code;
    controller.abort(new Error(PROXY_ERRORS[reason].message));
  };
  const { signal } = request;
  const onLeave = () => end('request-aborted');
  const finish = signal ? onAbort(signal, onLeave) : () => undefined;
  if (signal?.aborted) {
    onLeave();
  }
  return { signal: controller.signal, code: () => reason, end, finish };
}
