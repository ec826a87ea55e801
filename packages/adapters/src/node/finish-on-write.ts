import type { OutgoingHttpHeader, ServerResponse } from 'node:http';
import { type FinishOptions, mergeHeaders, type ResponseHead } from '@x/auth-state/internal';
import type { GuardedRequest } from '../core/guarded-request.ts';

/**
 * Adds the headers of a state to the response of a handler, at the moment when its own headers are sent: only then it is
 * known what it says about caches and cookies. All frameworks on Node send headers with `writeHead`.
 */
export function finishOnWrite(
  response: ServerResponse,
  guarded: GuardedRequest,
  cacheControl: FinishOptions['cacheControl'],
): void {
  const { writeHead } = response;
  const finishing = (status: number, ...rest: readonly unknown[]): ServerResponse => {
    const statusMessage = typeof rest[0] === 'string' ? rest[0] : undefined;
    const headers = statusMessage === undefined ? (rest[1] ?? rest[0]) : rest[1];
    response.writeHead = writeHead;
    applyHeaders(response, headers);
    if (!guarded.isAnswered) {
      mergeHeaders(headOf(response), { stateHeaders: guarded.state.headers, cacheControl });
    }
    return statusMessage === undefined
      ? response.writeHead(status)
      : response.writeHead(status, statusMessage);
  };
  // `writeHead` has several forms. The function accepts all of them.
  response.writeHead = finishing as typeof writeHead;
}

/** The headers of `writeHead` are an object, a flat list of names and values, or a list of pairs. */
function applyHeaders(response: ServerResponse, headers: unknown): void {
  if (headers === undefined) {
    return;
  }
  const pairs = Array.isArray(headers) ? pairsOf(headers) : Object.entries(Object(headers));
  const names = new Set<string>();
  for (const [name, value] of pairs) {
    if (value === undefined) {
      continue;
    }
    // Of a list, each value counts. Node checks the values.
    if (names.has(name.toLowerCase())) {
      append(response, name, String(value));
    } else {
      response.setHeader(name, value as OutgoingHttpHeader);
    }
    names.add(name.toLowerCase());
  }
}

function pairsOf(list: readonly unknown[]): ReadonlyArray<readonly [name: string, value: unknown]> {
  if (Array.isArray(list[0])) {
    return list.filter(Array.isArray).map(([name, value]) => [String(name), value]);
  }
  return Array.from({ length: Math.floor(list.length / 2) }, (_, index) => [
    String(list[2 * index]),
    list[2 * index + 1],
  ]);
}

function valuesOf(response: ServerResponse, name: string): readonly string[] {
  return [response.getHeader(name) ?? []].flat().map(String);
}

/** Adds a value to a header. On Node 18, a response of HTTP/2 has no `appendHeader`. */
function append(response: ServerResponse, name: string, value: string): void {
  response.setHeader(name, [...valuesOf(response, name), value]);
}

/** The headers of a response of Node. A header that does not change keeps its spelling and its place. */
function headOf(response: ServerResponse): ResponseHead {
  const get = (name: string) => (response.hasHeader(name) ? valuesOf(response, name).join(', ') : null);
  return {
    get,
    has: (name) => response.hasHeader(name),
    set(name, value) {
      if (get(name) !== value) {
        response.setHeader(name, value);
      }
    },
    append: (name, value) => append(response, name, value),
    delete: (name) => response.removeHeader(name),
    keys: () => response.getHeaderNames(),
    forEach(use) {
      for (const name of response.getHeaderNames()) {
        const values = valuesOf(response, name);
        for (const value of name === 'set-cookie' ? values : [values.join(', ')]) {
          use(value, name);
        }
      }
    },
  };
}
