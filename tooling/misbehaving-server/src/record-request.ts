import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

export interface RecordedRequest {
  readonly method: string;
  /** The path with the query. */
  readonly path: string;
  /** The headers by name in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** The time at which the request was complete, in milliseconds since 1970, by a clock that nothing sets back. */
  readonly atInMs: number;
}

/** Reads a request to its end. Rejects if the client disconnects before. */
export async function recordRequest(request: IncomingMessage): Promise<RecordedRequest> {
  const body = await text(request);
  const headers = Object.entries(request.headers).map(([name, value]) => [name, value?.toString()] as const);
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: Object.fromEntries(headers),
    body,
    atInMs: performance.timeOrigin + performance.now(),
  };
}
