import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';

/** Responses with these have no body (Fetch standard, "null body status"). */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/** What undici answers, as `fetch` would. Throws for a status that no `Response` can have. */
export function toResponse({ statusCode, statusText = '', headers, body }: Answer): Response {
  // Whatever becomes of the response, a body that fails must not end the process.
  body.on('error', () => {});
  try {
    const init = { status: statusCode, statusText, headers: toHeaders(headers) };
    if (BODILESS.has(statusCode)) {
      // What is not read would keep its connection.
      body.dump().catch(() => {});
      return new Response(null, init);
    }
    return new Response(toStream(body, headers['content-encoding']), init);
  } catch (unfit) {
    body.destroy();
    throw unfit;
  }
}

/** Undici 6 has no `statusText`. */
type Answer = Omit<Dispatcher.ResponseData, 'statusText'> & { readonly statusText?: string };

function toHeaders(fields: Answer['headers']): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value ?? []].flat()) {
      try {
        headers.append(name, one);
      } catch {
        // A value with characters that no header may have: the response is worth more than it.
      }
    }
  }
  return headers;
}

function toStream(body: Answer['body'], coding: unknown): ReadableStream {
  const plain = coding === 'gzip' ? pipeline(body, createGunzip(), () => {}) : body;
  // Node's type of the same stream.
  return Readable.toWeb(plain) as ReadableStream;
}
