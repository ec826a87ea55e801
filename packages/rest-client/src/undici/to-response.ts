import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';

/** Statuses of responses without a body (Fetch standard, "null body status"). */
const NULL_BODY_STATUSES: ReadonlySet<number> = new Set([204, 205, 304]);

/** Converts a response of undici to a `Response`. Throws for a status that a `Response` cannot have. */
export function toResponse({ statusCode, statusText = '', headers, body }: UndiciResponse): Response {
  // Without a listener, a body that fails would end the process.
  body.on('error', () => {});
  try {
    const init = { status: statusCode, statusText, headers: toHeaders(headers) };
    if (NULL_BODY_STATUSES.has(statusCode)) {
      // An unread body would keep its connection.
      body.dump().catch(() => {});
      return new Response(null, init);
    }
    return new Response(toStream(body, headers['content-encoding']), init);
  } catch (error) {
    body.destroy();
    throw error;
  }
}

/** Undici 6 has no `statusText`. */
type UndiciResponse = Omit<Dispatcher.ResponseData, 'statusText'> & { readonly statusText?: string };

function toHeaders(fields: UndiciResponse['headers']): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(fields)) {
    for (const item of [value ?? []].flat()) {
      try {
        headers.append(name, item);
      } catch {
        // `Headers` rejects the characters of this value. The response is useful without it.
      }
    }
  }
  return headers;
}

function toStream(body: UndiciResponse['body'], coding: unknown): ReadableStream {
  const plain = coding === 'gzip' ? pipeline(body, createGunzip(), () => {}) : body;
  // Node has a separate type for the same stream.
  return Readable.toWeb(plain) as ReadableStream;
}
