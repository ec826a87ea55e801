import type { IncomingMessage, ServerResponse } from 'node:http';
import { ConfigError } from '@x/errors';
import { quote, readArgument } from '@x/errors/internal';

/** Throws a `ConfigError` for a value that is not a request of Node, such as a web `Request`. */
export function checkMessage(message: unknown, owner: string): asserts message is IncomingMessage {
  const isMessage = readArgument('The request', () => {
    const { headers, rawHeaders, socket }: Record<string, unknown> = Object(message);
    return isObject(headers) && Array.isArray(rawHeaders) && isObject(socket);
  });
  if (!isMessage) {
    throw new ConfigError(
      `${owner} takes a request of Node, such as a framework or node:http passes, not ${quote(message)}.`,
    );
  }
}

/** Throws a `ConfigError` for a value that is not a response of Node. */
export function checkResponse(response: unknown, owner: string): asserts response is ServerResponse {
  const isResponse = readArgument('The response', () => {
    const { setHeader, writeHead }: Record<string, unknown> = Object(response);
    return typeof setHeader === 'function' && typeof writeHead === 'function';
  });
  if (!isResponse) {
    throw new ConfigError(
      `${owner} takes a response of Node, such as a framework or node:http passes, not ${quote(response)}.`,
    );
  }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
