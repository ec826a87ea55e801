import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { ConfigError } from '@x/errors';
import { readArgument } from '@x/errors/internal';
import { checkResponse } from './check-exchange.ts';

/** Headers of a connection, which HTTP/2 does not have (RFC 9113, section 8.2.2). */
const CONNECTION_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Writes a web `Response`. Headers that the response of Node has already stay, unless the other has them too. Resolves
 * when all is written, or when the client is gone. Rejects with a `ConfigError` for a value that cannot be written: not a
 * `Response`, a network error, or a body that was used before.
 */
export async function writeResponse(response: Response, target: ServerResponse): Promise<void> {
  checkResponse(target, 'writeResponse');
  if (!readArgument('The response of the handler', () => isWritable(response))) {
    throw new ConfigError(
      'A handler must return a Response with a status from 200 to 599, whose body was not used before.',
    );
  }
  if (target.headersSent || target.destroyed) {
    await response.body?.cancel().catch(() => {});
    return;
  }
  writeHeaders(response, target);
  if (response.body === null || target.req?.method === 'HEAD') {
    target.end();
    await response.body?.cancel().catch(() => {});
    return;
  }
  // The types of the platform and of Node differ for the same stream.
  const body = Readable.fromWeb(response.body as ReadableStream);
  // The client went away, or the body failed: the pipeline has destroyed the response already.
  await pipeline(body, target).catch(() => {});
}

function isWritable(response: Response): boolean {
  const { status, headers, body, bodyUsed }: Partial<Response> = Object(response);
  const hasStatus = typeof status === 'number' && status >= 200 && status <= 599;
  const hasHeaders = typeof headers?.forEach === 'function';
  return hasStatus && hasHeaders && bodyUsed !== true && body?.locked !== true;
}

function writeHeaders({ status, statusText, headers }: Response, target: ServerResponse): void {
  const isHttp1 = (target.req?.httpVersionMajor ?? 1) < 2;
  target.statusCode = status;
  if (isHttp1 && statusText !== '') {
    target.statusMessage = statusText;
  }
  const cookies: string[] = [];
  headers.forEach((value, name) => {
    if (name === 'set-cookie') {
      cookies.push(value);
    } else if (name === 'vary' && target.hasHeader('vary')) {
      target.setHeader('vary', `${target.getHeader('vary')}, ${value}`);
    } else if (isHttp1 || !CONNECTION_HEADERS.has(name)) {
      target.setHeader(name, value);
    }
  });
  if (cookies.length > 0) {
    target.setHeader('set-cookie', [
      ...[target.getHeader('set-cookie') ?? []].flat().map(String),
      ...cookies,
    ]);
  }
}
