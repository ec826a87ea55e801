import { ConfigError } from '@x/errors';
import { type OptionNames, quote, readOptions } from '@x/errors/internal';
import { MAXIMUM_TIMEOUT_IN_MS } from '../runtime/maximum-timeout.ts';

/** A request that the emulator received. */
export interface LoggedRequest {
  /** The HTTP method. */
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** A parameter that is repeated has a list. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** With names in lower case, and without the key in `authorization`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON of the body as it was sent, its text if it is not JSON, or null without a body. */
  readonly body: unknown;
  /** The status of the response, or null for a connection that a fault closed. */
  readonly status: number | null;
  /** Milliseconds since 1970, by the clock of the emulator. */
  readonly receivedAt: number;
}

/** The options of `waitForRequest`. */
export interface WaitOptions {
  /** Default 5,000. */
  readonly timeoutInMs?: number | undefined;
}

const WAIT_OPTIONS: OptionNames<WaitOptions> = { timeoutInMs: true };

type Predicate = (request: LoggedRequest) => boolean;

/** The requests of an emulator, oldest first. */
export interface RequestLog {
  readonly requests: readonly LoggedRequest[];
  readonly add: (request: LoggedRequest) => void;
  readonly clear: () => void;
  readonly waitFor: (predicate: Predicate, options?: WaitOptions) => Promise<LoggedRequest>;
}

const MAXIMUM = 1_000;

/** Creates a log that keeps the latest 1,000 requests. */
export function createRequestLog(): RequestLog {
  const requests: LoggedRequest[] = [];
  const waiting = new Set<(request: LoggedRequest) => void>();
  return {
    requests,
    add: (request) => {
      if (requests.length >= MAXIMUM) requests.splice(0, MAXIMUM / 10);
      requests.push(request);
      for (const notify of waiting) notify(request);
    },
    clear: () => {
      requests.length = 0;
    },
    waitFor: async (predicate, options = {}) => {
      const { timeoutInMs = 5_000 } = readOptions<WaitOptions>(options, WAIT_OPTIONS, {
        owner: 'waitForRequest',
      });
      checkWait(predicate, timeoutInMs);
      const known = requests.find(predicate);
      if (known !== undefined) return known;
      return new Promise((resolve, reject) => {
        const notify = (request: LoggedRequest) => {
          try {
            if (predicate(request)) finish(() => resolve(request));
          } catch (error) {
            // The test made the mistake, and not the request.
            finish(() => reject(error));
          }
        };
        const finish = (settle: () => void) => {
          clearTimeout(timer);
          waiting.delete(notify);
          settle();
        };
        const timer = setTimeout(() => finish(() => reject(timedOut(requests, timeoutInMs))), timeoutInMs);
        waiting.add(notify);
      });
    },
  };
}

function checkWait(predicate: unknown, timeoutInMs: unknown): void {
  if (typeof predicate !== 'function') {
    throw new ConfigError(`waitForRequest() takes a function of a request, not ${quote(predicate)}.`);
  }
  if (typeof timeoutInMs !== 'number' || !(timeoutInMs >= 0 && timeoutInMs <= MAXIMUM_TIMEOUT_IN_MS)) {
    throw new ConfigError(
      `waitForRequest(): timeoutInMs must be a number from 0 to ${MAXIMUM_TIMEOUT_IN_MS}, not ${quote(timeoutInMs)}.`,
    );
  }
}

function timedOut(requests: readonly LoggedRequest[], timeoutInMs: number): Error {
  const latest = requests.slice(-5).map(({ method, path, status }) => `${method} ${path} (${status})`);
  return new Error(
    `waitForRequest(): No such request came within ${timeoutInMs} ms. The latest are: ${latest.join(', ') || 'none'}.`,
  );
}

/** Returns what the log shows of a request. */
export function describeRequest(
  request: Request,
  { body, ...rest }: { readonly body: string } & Pick<LoggedRequest, 'receivedAt' | 'status'>,
): LoggedRequest {
  const { pathname, searchParams } = new URL(request.url);
  const headers: Record<string, string> = {};
  request.headers.forEach((value, name) => {
    headers[name] = name === 'authorization' ? schemeOf(value) : value;
  });
  return {
    method: request.method,
    path: pathname,
    query: queryOf(searchParams),
    headers,
    body: body === '' ? null : parseBody(body),
    ...rest,
  };
}

function queryOf(parameters: URLSearchParams): LoggedRequest['query'] {
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

/** Returns the scheme of a credential without the credential. */
function schemeOf(authorization: string): string {
  const [scheme, credential] = authorization.split(' ', 2);
  return credential === undefined ? '...' : `${scheme} ...`;
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
