import type { ApiResult } from '@x/errors';
import {
  checkOptionNames,
  isPlatformObject,
  type OptionNames,
  readArgument,
  requireGlobals,
} from '@x/errors/internal';
import type { CallOptions } from './engine/call-options.ts';
import { check } from './engine/check.ts';
import { readCallOptions } from './engine/check-call-options.ts';
import { checkList, checkPlain } from './engine/check-parameters.ts';
import { isScalar } from './engine/encoders.ts';
import { exchange } from './engine/exchange.ts';
import { toJsonData } from './engine/json-data.ts';
import { isRecord } from './engine/key-case.ts';
import type { ItemOperation } from './engine/operation.ts';
import { type PreparedRequest, prepareRequest } from './engine/prepare-request.ts';
import { readResult } from './engine/read-result.ts';
import type { Need } from './engine/request-parts.ts';
import { checkTransport, type Transport } from './engine/transport.ts';

/** A request to an endpoint that has no method. Keys are not renamed. */
export interface RawRequest {
  /** The HTTP method. GET is repeated after failures; the others only if the API cannot have done anything. */
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the version of the API, without a query. */
  path: `/${string}`;
  /** The parameters of the query. A list is sent as one parameter for each element. `undefined` is left out. */
  query?:
    | Readonly<Record<string, string | number | boolean | readonly (string | number | boolean)[] | undefined>>
    | undefined;
  /** A JSON value or a form. */
  body?: unknown;
}

const RAW_REQUEST: OptionNames<RawRequest> = { method: true, path: true, query: true, body: true };

const METHODS: ReadonlySet<unknown> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Starts with one slash, and has no query, fragment, backslash and white space. */
const VALID_PATH = /^\/(?!\/)[^?#\\\s]*$/;
/** A dot segment, also percent-encoded: a URL parser would remove it and another one. */
const DOT_SEGMENT = /\/(\.|%2e){1,2}(\/|$)/i;

/**
 * Sends a request as it is. Resolves to the JSON of the response without renamed keys, or null if there is no body.
 * Rejects with a `ConfigError` for a wrong path, body or option, and for nothing else.
 */
export async function request(
  transport: Transport,
  raw: RawRequest,
  options?: CallOptions,
): Promise<ApiResult<unknown>> {
  checkTransport(transport);
  const request = readArgument('The arguments of request', () => prepareRaw(transport, raw, options));
  const operation: ItemOperation<[], unknown> = { ...ANY_JSON, name: request.endpoint.name };
  const outcome = await exchange(request);
  // `ItemOperation` never has the result of a list.
  return readResult(operation, outcome) as ApiResult<unknown>;
}

/** Reads any JSON, and an empty body. The method and the path do not matter after the request. */
const ANY_JSON = {
  method: 'GET',
  path: '/',
  read: (json: unknown) => ({ data: json ?? null }),
} as const;

function prepareRaw(transport: Transport, raw: RawRequest, given: CallOptions | undefined): PreparedRequest {
  const options = readCallOptions(given, 'request');
  check(isRecord(raw), 'request takes an object with method and path', { got: raw });
  checkOptionNames(raw, RAW_REQUEST, { owner: 'request' });
  const { method, path, query = {}, body } = raw;
  check(METHODS.has(method), `method must be one of ${[...METHODS].join(', ')}`, { got: method });
  check(isRecord(query), 'query must be an object', { got: query });
  checkPlain(query, 'query');
  check(
    typeof path === 'string' && VALID_PATH.test(path) && !DOT_SEGMENT.test(path),
    'path must start with one slash and have no query and no dot segment',
    { got: path },
  );
  const search = toSearch(query);
  const name = `${method} ${path}`;
  const parts = {
    path: search ? `${path}?${search}` : path,
    body: body === undefined || isForm(body) ? body : toJson(body, name),
  };
  return prepareRequest(transport, { name, method }, parts, options);
}

const isForm = (body: unknown): body is FormData => isPlatformObject(body, 'FormData');

function toSearch(query: Exclude<RawRequest['query'], undefined>): string {
  requireGlobals('URLSearchParams');
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) {
      checkList(value, `query.${name}`);
    }
    for (const item of value === undefined ? [] : [value].flat()) {
      check(isScalar(item), `query.${name} must be a string, a finite number or a boolean`, { got: item });
      search.append(name, String(item));
    }
  }
  return search.toString();
}

function toJson(body: unknown, name: string): string {
  const need: Need = (condition, problem, wrong) => check(condition, `${name}: ${problem}`, wrong);
  const data = toJsonData(body, need, { root: 'body', prefix: 'body' });
  need(data !== undefined, 'body must be a JSON value', { got: data });
  return JSON.stringify(data);
}
