import { isObject } from '@tooling/api-description/open-api';
import type { SentRequest } from '../../src/description/check-request.ts';
import { readWire } from '../operations/wire.ts';

/** Returns the compared parts of a request as flat fields: `query.limit`, `body.public_metadata` ... */
export type RecordedRequest = ReadonlyMap<string, string>;

export function recordRequest(request: SentRequest): RecordedRequest {
  const { path, query, body } = readWire(request);
  const { pathname } = new URL(request.url);
  const isBelowVersion = pathname.startsWith('/v1/');
  const fields: ReadonlyArray<readonly [string, unknown]> = [
    ['method', request.method],
    ['version in the path', isBelowVersion],
    // As sent, so that percent-encoding counts.
    ['path', (isBelowVersion ? pathname.slice('/v1'.length) : pathname) || path],
    ...Object.entries(query).map(([name, values]) => [`query.${name}`, values] as const),
    ...Object.entries(Object(body)).map(([name, value]) => [`body.${name}`, value] as const),
    ...['authorization', 'clerk-api-version', 'idempotency-key', 'content-type'].map(
      (name) => [`header ${name}`, request.headers.get(name)?.replace(/;.*/, '')] as const,
    ),
  ];
  return new Map(
    fields.flatMap(([name, value]) =>
      value === undefined ? [] : [[name, JSON.stringify(value, inOrder)] as const],
    ),
  );
}

/** Returns the names of the fields in which requests differ, or that their number differs. */
export function differingFields(
  theirs: readonly RecordedRequest[],
  ours: readonly RecordedRequest[],
): readonly string[] {
  if (theirs.length !== ours.length) {
    return ['number of requests'];
  }
  const fields = theirs.flatMap((their, index) => {
    const our = ours[index] ?? new Map();
    return [...new Set([...their.keys(), ...our.keys()])].filter((name) => their.get(name) !== our.get(name));
  });
  return [...new Set(fields)].sort();
}

/** Sorts the keys of objects, whose order does not matter. */
function inOrder(_key: string, value: unknown): unknown {
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}
