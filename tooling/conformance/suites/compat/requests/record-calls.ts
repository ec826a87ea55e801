import { isObject } from '@tooling/api-description/open-api';
import type { RequestCase } from './request-cases.ts';

/** A request as the API sees it, as flat fields: `query.limit`, `body.public_metadata`. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a call does: the requests that it sends, and what it rejects with. */
export interface Outcome {
  readonly requests: readonly Fields[];
  /** The name of the class of the error, or undefined for a call that resolves. */
  readonly rejectedWith: string | undefined;
}

const HEADERS = [
  'authorization',
  'clerk-api-version',
  'content-type',
  'idempotency-key',
  'user-agent',
  'x-custom',
];

/** Most calls accept an object. */
const ANSWERS: Readonly<Record<string, unknown>> = { 'emails.createBatch': [] };

/** Calls a method of a client, and records what the global `fetch` gets in the meantime. */
export async function recordCall(client: object, { method, args }: RequestCase): Promise<Outcome> {
  const [resource = '', name = ''] = method.split('.');
  const api: object = Reflect.get(client, resource);
  const sent: Request[] = [];
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    sent.push(new Request(input, init));
    return Response.json(ANSWERS[method] ?? { object: 'none', id: 'id_1' });
  };
  try {
    const rejectedWith = await Promise.resolve()
      .then(() => Reflect.get(api, name).apply(api, args))
      .then(
        () => undefined,
        (error: unknown) => nameOf(error),
      );
    return { requests: await Promise.all(sent.map(toFields)), rejectedWith };
  } finally {
    globalThis.fetch = fetch;
  }
}

/** Both packages have classes whose names are those of their errors. */
const nameOf = (error: unknown): string => String(Object(error).name);

async function toFields(request: Request): Promise<Fields> {
  const { method, url, headers } = request;
  const { pathname, searchParams } = new URL(url);
  const names = [...new Set(searchParams.keys())];
  return {
    method,
    path: pathname,
    ...Object.fromEntries(names.map((name) => [`query.${name}`, searchParams.getAll(name)])),
    ...Object.fromEntries(
      HEADERS.map((name) => [`header ${name}`, headers.get(name)?.replace(/boundary=.*/, '')]),
    ),
    ...(await bodyOf(request)),
  };
}

async function bodyOf(request: Request): Promise<Fields> {
  if (request.headers.get('content-type')?.startsWith('multipart/form-data')) {
    const entries = [...(await request.formData())];
    return prefixed(
      Object.fromEntries(await Promise.all(entries.map(async ([k, v]) => [k, await partOf(v)]))),
    );
  }
  const text = await request.text();
  if (text === '') {
    return { body: 'nothing' };
  }
  const json: unknown = JSON.parse(text);
  return isObject(json) ? { body: 'object', ...prefixed(json) } : { body: json };
}

const partOf = async (value: string | File): Promise<unknown> =>
  typeof value === 'string' ? value : { name: value.name, type: value.type, text: await value.text() };

const prefixed = (fields: object): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`body.${name}`, value]));
