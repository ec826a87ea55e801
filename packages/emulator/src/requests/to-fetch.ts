import { ConfigError } from '@x/errors';
import { isPlatformObject, quote, requireGlobals } from '@x/errors/internal';
import type { FetchHandler } from '../runtime/runtime.ts';
import { createRequest, foreignSignal } from './create-request.ts';
import { untilAborted } from './until-aborted.ts';

/** What the emulator needs of the platform, in any runtime. */
export const GLOBALS = [
  'AbortController',
  'Headers',
  'ReadableStream',
  'Request',
  'Response',
  'TextDecoder',
  'TextEncoder',
  'URL',
];

/** Returns a handler as the function `fetch`, for requests of every realm. */
export function toFetch(handler: FetchHandler): typeof globalThis.fetch {
  return async (input, init) => {
    requireGlobals(...GLOBALS);
    if (typeof input !== 'string' && !isPlatformObject(input, 'URL', 'Request')) {
      throw new ConfigError(`emulator.fetch takes a URL or a Request, not ${quote(input)}.`);
    }
    const foreign = foreignSignal(input, init);
    throwIfAborted({ signal: foreign });
    const request = await createRequest(input, init);
    throwIfAborted(request);
    const response = await untilAborted(Promise.resolve(handler(request)), foreign);
    throwIfAborted(request);
    return response;
  };
}

/** Some runtimes create requests without a signal, although the type requires one. */
function throwIfAborted({ signal }: { readonly signal?: AbortSignal | undefined }): void {
  if (signal?.aborted) throw signal.reason;
}
