import type { OutgoingHttpHeader, ServerResponse } from 'node:http';
import type { GuardedRequest } from '../core/guarded-request.ts';

/**
 * Adds the headers of a state to the response of a handler, at the moment when its own headers are sent: only then it is
 * known what it says about caches and cookies. All frameworks on Node send headers with `writeHead`.
 */
export function finishOnWrite(response: ServerResponse, guarded: GuardedRequest): void {
  const { writeHead } = response;
  const finishing = (status: number, ...rest: readonly unknown[]): ServerResponse => {
    const [statusMessage, headers] = typeof rest[0] === 'string' ? rest : [undefined, rest[0]];
    response.writeHead = writeHead;
    applyHeaders(response, headers);
    if (!guarded.isAnswered) {
      mergeHeaders(response, guarded);
    }
    return statusMessage === undefined
      ? response.writeHead(status)
      : response.writeHead(status, String(statusMessage));
  };
  // `writeHead` has several forms. The function accepts all of them.
  response.writeHead = finishing as typeof writeHead;
}

/** The headers of `writeHead` are an object, or a flat list of names and values. */
function applyHeaders(response: ServerResponse, headers: unknown): void {
  if (Array.isArray(headers)) {
    const names = new Set<string>();
    for (const [name, value] of pairsOf(headers)) {
      if (names.has(name.toLowerCase())) {
        response.appendHeader(name, String(value));
      } else {
        response.setHeader(name, value);
      }
      names.add(name.toLowerCase());
    }
    return;
  }
  for (const [name, value] of Object.entries(Object(headers))) {
    if (value !== undefined) {
      response.setHeader(name, value as OutgoingHttpHeader);
    }
  }
}

function pairsOf(list: readonly unknown[]): Array<[name: string, value: string | string[]]> {
  const flat = list.some(Array.isArray) ? list.flat() : list;
  return Array.from({ length: Math.floor(flat.length / 2) }, (_, index) => [
    String(flat[2 * index]),
    String(flat[2 * index + 1]),
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
