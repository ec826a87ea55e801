import { parseRetryAfter, withTimeLimit } from '@x/errors/internal';
import { verificationError } from '../failure/failure.ts';
import { INVALID_SECRET_KEY, JWK_REMOTE_FAILED_TO_LOAD, JWK_REMOTE_INVALID } from '../failure/reasons.ts';
import type { JwksLocation } from './jwks-location.ts';
import { failureKind, type LoadFailure } from './load-outcome.ts';
import { type IdentifiedKey, parseJwks } from './parse-jwks.ts';
import { readJson } from './read-json.ts';

/** The outcome of one request: keys, a failure, or both for a set without a key that can verify. */
export interface JwksAnswer {
  readonly keys?: readonly IdentifiedKey[];
  readonly failure?: LoadFailure;
  /** The least time to wait before the request is repeated. Undefined if repeating it is useless. */
  readonly retryAfterInMs?: number | undefined;
}

/** The part of `fetch` that a load uses. */
export type JwksFetch = (
  url: string,
  init: {
    readonly headers: Record<string, string>;
    readonly redirect: 'manual' | 'follow';
    readonly signal: AbortSignal;
  },
) => Promise<Response>;

export interface FetchJwksOptions {
  readonly fetch: JwksFetch;
  readonly timeoutInMs: number;
  /** False for a background load: its time limit does not keep a process alive. */
  readonly isAwaited: boolean;
}

/** Requests a JWKS once, within the time limit. Never rejects. */
export async function fetchJwks(
  location: JwksLocation,
  { fetch, timeoutInMs, isAwaited }: FetchJwksOptions,
): Promise<JwksAnswer> {
  try {
    return await withTimeLimit<JwksAnswer>((signal) => exchange(location, fetch, signal), {
      limitInMs: timeoutInMs,
      onTimeLimit: () => ({
        failure: outage(location, `did not answer within ${timeoutInMs} ms`),
        retryAfterInMs: 0,
      }),
      keepsProcessAlive: isAwaited,
    });
  } catch (cause) {
    return { failure: outage(location, 'could not be reached', cause), retryAfterInMs: 0 };
  }
}

async function exchange(location: JwksLocation, fetch: JwksFetch, signal: AbortSignal): Promise<JwksAnswer> {
  const { url, name, secretKey } = location;
  const headers = {
    ...location.headers,
    accept: 'application/json',
    ...(secretKey && { authorization: `Bearer ${secretKey}` }),
  };
  // A redirect must not take the secret key to another host.
  const init = { headers, redirect: secretKey ? 'manual' : 'follow', signal } as const;
  const response = await fetch(url, init);
  const { ok, status } = response;
  const keys = parseJwks(await readJson(response));
  if (ok && keys) {
    return keys.length > 0 ? { keys } : { keys, failure: noKeys(location) };
  }
  if (secretKey && status === 401) {
    const error = verificationError(INVALID_SECRET_KEY, `${name} rejected the secret key.`);
    return { failure: { error, kind: 'denial' } };
  }
  const isRetryable = status === 429 || status >= 500;
  const retryAfter = parseRetryAfter(response.headers.get('retry-after'), Date.now());
  const problem = `did not return a JWKS (HTTP ${status}): check what answers there`;
  return {
    failure: {
      error: failedToLoad(location, problem, { retryAfter: isRetryable ? retryAfter : null }),
      kind: failureKind(status),
    },
    retryAfterInMs: isRetryable ? (retryAfter ?? 0) * 1000 : undefined,
  };
}

function outage(location: JwksLocation, problem: string, cause?: unknown): LoadFailure {
  return { error: failedToLoad(location, problem, { cause }), kind: 'outage' };
}

function noKeys({ name }: JwksLocation): LoadFailure {
  return {
    error: verificationError(JWK_REMOTE_INVALID, `${name} returned no key that can verify.`),
    kind: 'no-keys',
  };
}

interface FailureParts {
  readonly cause?: unknown;
  readonly retryAfter?: number | null;
}

function failedToLoad({ name }: JwksLocation, problem: string, { cause, retryAfter }: FailureParts) {
  return verificationError(JWK_REMOTE_FAILED_TO_LOAD, `${name} ${problem}.`, cause, retryAfter);
}
