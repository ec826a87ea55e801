import type { SentRequest } from '../../src/description/check-request.ts';
import type { SampledCall } from '../../src/sampling/sample-call.ts';
import type { DescribedOperation } from './described.ts';

/** The decoded content of a request. */
export interface Wire {
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, readonly string[]>>;
  readonly body: unknown;
}

export function readWire({ url, body, form }: SentRequest): Wire {
  const { pathname, searchParams } = new URL(url);
  return {
    path: pathname.split('/').slice(2).map(decodeURIComponent),
    query: Object.fromEntries(
      [...new Set(searchParams.keys())].map((key) => [key, searchParams.getAll(key)]),
    ),
    body: form === undefined ? nonEmpty(body === undefined ? undefined : JSON.parse(body)) : readForm(form),
  };
}

/** Returns the expected content of the request of a sampled call. */
export function expectWire({ operation, described }: DescribedOperation, sampled: SampledCall): Wire {
  const template = described.id.replace(/^\w+ \//, '');
  const query = { ...sampled.query, ...operation.fixed };
  const isJoined = (key: string) => described.query.some((one) => one.name === key && one.explode === false);
  return {
    path: template.split('/').map((part) => String(sampled.path[part.slice(1, -1)] ?? part)),
    query: Object.fromEntries(
      Object.entries(query).map(([key, value]) => [
        key,
        Array.isArray(value) && !isJoined(key) ? value.map(String) : [String(value)],
      ]),
    ),
    body: described.body?.isForm ? sizesOf(Object(sampled.body)) : nonEmpty(sampled.body),
  };
}

/** The client can send an empty object or no body. */
function nonEmpty(body: unknown): unknown {
  return typeof body === 'object' && body !== null && Object.keys(body).length === 0 ? undefined : body;
}

function readForm(form: FormData): object {
  return sizesOf(Object.fromEntries(form));
}

function sizesOf(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value instanceof Blob ? value.size : value]),
  );
}
