import type { OutgoingHttpHeader, ServerResponse } from 'node:http';
import type { GuardedRequest } from '../core/guarded-request.ts';

/**
 * Adds the headers of a state to the response of a handler, at the moment when its own headers are sent: only then it is
 * known what it says about caches and cookies. All frameworks on Node send headers with `writeHead`.
 */
export function finishOnWrite(response: ServerResponse, guarded: GuardedRequest): void {
  const { writeHead } = response;
  const finishing = (status: number, ...rest: readonly unknown[]): ServerResponse => {
    const statusMessage = typeof rest[0] === 'string' ? rest[0] : undefined;
    const headers = statusMessage === undefined ? (rest[1] ?? rest[0]) : rest[1];
    response.writeHead = writeHead;
    applyHeaders(response, headers);
    if (!guarded.isAnswered) {
      mergeHeaders(response, guarded);
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
  const pairs = Array.isArray(headers) ? pairsOf(headers) : Object.entries(Object(headers));
  const names = new Set<string>();
  for (const [name, value] of pairs) {
    if (value === undefined) {
      continue;
    }
    // Of a list, each value counts. Node checks the values.
    if (names.has(name.toLowerCase())) {
      response.appendHeader(name, value as string);
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

/** Only headers that the guard changes are written, so that the others keep their spelling and order. */
function mergeHeaders(response: ServerResponse, { finish }: GuardedRequest): void {
  const before = new Headers();
  for (const name of response.getHeaderNames()) {
    for (const value of [response.getHeader(name) ?? []].flat()) {
      before.append(name, String(value));
    }
  }
  const after = finish(new Response(null, { headers: before })).headers;
  for (const name of before.keys()) {
    if (!after.has(name)) {
      response.removeHeader(name);
    }
  }
  after.forEach((value, name) => {
    if (name !== 'set-cookie' && before.get(name) !== value) {
      response.setHeader(name, value);
    }
  });
  const cookies = after.getSetCookie();
  if (cookies.length !== before.getSetCookie().length) {
    response.setHeader('set-cookie', cookies);
  }
}
