// Pure
import { expectShape } from './key-case.ts';

/** What a call needs of a response, except for its body. */
export interface ResponseHead {
  /** Null if a custom `fetch` resolves to an object without a status. */
  readonly status: number | null;
  readonly statusText: string;
  readonly headers: Headers | null;
  readonly traceId: string | null;
  readonly retryAfter: string | null;
}

/** Reads a response once. Throws for an object of a custom `fetch` that throws, or that has values of wrong types. */
export function readHead(response: Response): ResponseHead {
  // A custom `fetch` can resolve to an object without these properties.
  const { status = null, statusText = '', headers: given } = response;
  expectShape(status === null || typeof status === 'number');
  const headers = typeof given?.get === 'function' ? given : null;
  return {
    status,
    statusText,
    headers,
    traceId: headerOf(headers, 'cf-ray'),
    retryAfter: headerOf(headers, 'retry-after'),
  };
}

function headerOf(headers: Headers | null, name: string): string | null {
  const value = headers?.get(name) ?? null;
  expectShape(value === null || typeof value === 'string');
  return value;
}
