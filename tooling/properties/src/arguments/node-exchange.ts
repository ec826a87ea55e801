import { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import type { Middleware } from '@x/adapters/express';

/** A sink in place of a connection. */
export const createSocket = () => new PassThrough().resume() as unknown as Socket;

export function message(): IncomingMessage {
  const created = new IncomingMessage(createSocket());
  const rawHeaders = ['Host', 'app.example.com'];
  created.push(null);
  return Object.assign(created, {
    method: 'GET',
    url: '/',
    rawHeaders,
    headers: { host: 'app.example.com' },
  });
}

export function response(): ServerResponse {
  const created = new ServerResponse(message());
  created.assignSocket(createSocket());
  return created;
}

/** A proxy can throw. */
function isResponse(value: unknown): value is ServerResponse {
  try {
    return value instanceof ServerResponse;
  } catch {
    return false;
  }
}

/** Calls middleware of Connect. Settles with what it passes to `next`, or when the response is written. */
export function callMiddleware(middleware: Middleware) {
  return (incoming: unknown, outgoing: unknown): Promise<void> =>
    new Promise((resolve, reject) => {
      if (isResponse(outgoing)) {
        outgoing.once('finish', () => resolve());
      }
      middleware(incoming as never, outgoing as never, (error) => (error ? reject(error) : resolve()));
    });
}

/** A framework never passes a function that throws, so only values of other types are wrong. */
export function withQuietNext(middleware: Middleware) {
  return (incoming: unknown, outgoing: unknown, next: unknown): void =>
    middleware(
      incoming as never,
      outgoing as never,
      typeof next === 'function' ? () => undefined : (next as never),
    );
}
