import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isClerkAPIResponseError as isOurs } from '@x/compat/errors';
import { isClerkAPIResponseError as isTheirs } from 'clerk-latest/errors';
import type { FailingResponse } from './failing-responses.ts';

/** What a call resolves to or rejects with, as flat fields. */
export type FailureView = Readonly<Record<string, unknown>>;

/** A server on loopback that returns one response to all requests, except for those that follow a redirect. */
export interface FailingServer {
  readonly url: string;
  readonly answer: (response: FailingResponse) => void;
  /** Returns how many requests came since the last call. */
  readonly countRequests: () => number;
  readonly close: () => Promise<void>;
}

const FOUND = '{"object":"user","id":"user_elsewhere"}';

export async function startFailingServer(): Promise<FailingServer> {
  let current: FailingResponse | undefined;
  let requests = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      // Sent at the same time as the list, so it can come after the call has failed.
      requests += request.url?.startsWith('/v1/users/count') ? 0 : 1;
      if (current === undefined || request.url === '/elsewhere') {
        response.writeHead(200, { 'content-type': 'application/json' }).end(FOUND);
      } else {
        send(response, current);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an `AddressInfo`.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answer: (response) => {
      current = response;
    },
    countRequests: () => {
      const count = requests;
      requests = 0;
      return count;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, { status, headers, body, breaks }: FailingResponse): void {
  if (breaks === 'before the response') {
    response.destroy();
  } else if (breaks === 'in the body') {
    response.writeHead(status, { ...headers, 'content-length': body.length + 1 });
    response.write(body, () => response.destroy());
  } else {
    response.writeHead(status, headers).end(body);
  }
}

const OF_ERROR = ['name', 'code', 'status', 'clerkTraceId', 'retryAfter', 'clerkError'] as const;
const OF_DATA = ['code', 'status', 'clerkTraceId', 'retryAfter', 'clerkError'] as const;
const OF_ITEM = ['code', 'message', 'longMessage', 'meta'] as const;

/** Calls a method of a client, and views its outcome. */
export async function recordFailure(
  client: object,
  method: string,
  args: readonly unknown[],
): Promise<FailureView> {
  const [resource = '', name = ''] = method.split('.');
  const api: object = Reflect.get(client, resource);
  const call: Promise<unknown> = Reflect.get(api, name).apply(api, args);
  return call.then((value) => ({ resolves: true, value: defined(value) }), viewOf);
}

function viewOf(reason: unknown): FailureView {
  const error = Object(reason);
  const json = JSON.parse(JSON.stringify(error));
  return {
    resolves: false,
    ...pick(error, OF_ERROR),
    'is an error': error instanceof Error,
    'is recognized': [isTheirs(error), isOurs(error)],
    'has a message': typeof error.message === 'string',
    errors: itemsOf(error),
    json: dataOf(json),
    copy: dataOf({ ...error, errors: error.errors?.map((item: object) => ({ ...item })) }),
    text: linesOf(String(error)),
  };
}

const dataOf = (value: object): unknown => defined({ ...pick(value, OF_DATA), errors: itemsOf(value) });

const itemsOf = ({ errors }: { readonly errors?: readonly object[] }): unknown =>
  errors?.map((item) => defined(pick(item, OF_ITEM)));

const pick = (value: object, names: readonly string[]): object =>
  Object.fromEntries(names.map((name) => [name, Reflect.get(value, name)]));

/** Copies data without undefined fields. */
const defined = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));

/** The lines of a string. A line with a message or with errors, whose words differ, has its label only. */
const linesOf = (text: string): readonly string[] =>
  text.split('\n').map((line) => line.replace(/^(Message|Serialized errors):.*/, '$1'));

/** Returns the names of the fields in which two outcomes differ. */
export const fieldsOf = (theirs: FailureView, ours: FailureView): readonly string[] => [
  ...new Set([...Object.keys(theirs), ...Object.keys(ours)]),
];
