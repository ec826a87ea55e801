import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

export interface RecordedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** When all of it had come, by the clock of the process. */
  readonly atInMs: number;
}

/** Reads a request to its end. Rejects when the client leaves before. */
export async function recordRequest(request: IncomingMessage): Promise<RecordedRequest> {
  const body = await text(request);
  const headers = Object.entries(request.headers).map(([name, value]) => [name, value?.toString()] as const);
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: Object.fromEntries(headers),
    body,
    atInMs: Date.now(),
  };
}
