import type { ApiResult } from '@x/errors';
import type { CallOptions } from './call-options.ts';
import { check } from './engine/check.ts';
import { exchange } from './engine/exchange.ts';
import { expectShape } from './engine/key-case.ts';
import { readResult } from './engine/read-result.ts';
import type { ItemOperation } from './operation.ts';
import type { Transport } from './transport.ts';

/** A request to an endpoint that has no method: nothing in it is renamed. */
export interface RawRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the version of the API, without a query. */
  path: `/${string}`;
  query?:
    | Readonly<Record<string, string | number | boolean | readonly (string | number | boolean)[] | undefined>>
    | undefined;
  /** What JSON can hold, or a form. */
  body?: unknown;
}

/** Sends a request as it is given. The data is the JSON of the answer as it came, null where there is none. */
export async function request(
  transport: Transport,
  { method, path, query = {}, body }: RawRequest,
  options?: CallOptions,
): Promise<ApiResult<unknown>> {
  check(/^\/(?!\/)[^?#\\\s]*$/.test(path) && !/\/(\.|%2e){1,2}(\/|$)/i.test(path), 'path of a request');
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of value === undefined ? [] : [value].flat()) {
      search.append(name, String(item));
    }
  }
  const text = search.toString();
  const name = `${method} ${path}`;
  const parts = {
    path: text ? `${path}?${text}` : path,
    body: body === undefined || body instanceof FormData ? body : toJson(body, name),
  };
  const outcome = await exchange(transport, { name, method }, parts, options);
  const operation: ItemOperation<[], unknown> = {
    name,
    method,
    path,
    read: (json) => {
      // Any JSON will do, and no body at all; a page of a proxy is neither.
      expectShape(json !== undefined || outcome.text === '');
      return { data: json ?? null };
    },
  };
  // An operation that gives no list has the result of one value.
  return readResult(operation, outcome) as ApiResult<unknown>;
}

function toJson(body: unknown, name: string): string {
  let json: string | undefined;
  try {
    json = JSON.stringify(body);
  } catch {
    // A cycle, a bigint, or no end of levels.
  }
  check(json !== undefined, `JSON to ${name}`);
  return json;
}
