import type { TokenVerificationError } from '@x/errors';
import { parseRetryAfter, withTimeLimit } from '@x/errors/internal';
import { refusal } from '../failure.ts';
import { INVALID_SECRET_KEY, JWK_REMOTE_FAILED_TO_LOAD, JWK_REMOTE_INVALID } from '../reasons.ts';
import type { JwksLocation } from './jwks-location.ts';
import { type IdentifiedKey, parseJwks } from './parse-jwks.ts';
import { readJson } from './read-json.ts';

/** What came of one request: keys, or an error. */
export interface JwksAnswer {
  readonly keys?: readonly IdentifiedKey[];
  readonly error?: TokenVerificationError;
  /** How long to wait at least before asking again. Undefined where asking again is of no use. */
  readonly retryAfterInMs?: number | undefined;
}

/** Asks for a JWKS once, within the time limit, by which a load that nobody awaits keeps no process. Never rejects. */
export async function fetchJwks(
  { url, name, secretKey }: JwksLocation,
  fetch: typeof globalThis.fetch,
  timeoutInMs: number,
  isAwaited?: boolean,
): Promise<JwksAnswer> {
  const failed = (what: string, retryAfterInMs?: number, cause?: unknown): JwksAnswer => ({
    error: refusal(JWK_REMOTE_FAILED_TO_LOAD, `${name} ${what}.`, cause),
    retryAfterInMs,
  });

  async function exchange(signal: AbortSignal): Promise<JwksAnswer> {
    const headers = {
      accept: 'application/json',
      ...(secretKey && { authorization: `Bearer ${secretKey}` }),
    };
    // A credential goes where it was meant to go, and nowhere else.
    const response = await fetch(url, { headers, redirect: secretKey ? 'manual' : 'follow', signal });
    const { ok, status } = response;
    const keys = parseJwks(await readJson(response));
    if (ok && keys) {
      return keys.length > 0
        ? { keys }
        : { error: refusal(JWK_REMOTE_INVALID, `${name} has no key to verify by.`) };
    }
    if (secretKey && status === 401) {
      return { error: refusal(INVALID_SECRET_KEY, `${name} refused the secret key.`) };
    }
    const retryAfter = parseRetryAfter(response.headers.get('retry-after'), Date.now()) ?? 0;
    return failed(
      `gave no JWKS in JSON (HTTP ${status}): see what answers there`,
      status === 429 || status >= 500 ? retryAfter * 1000 : undefined,
    );
  }

  try {
    return await withTimeLimit(exchange, {
      limitInMs: timeoutInMs,
      onTimeLimit: () => failed(`gave no answer within ${timeoutInMs} ms`, 0),
      keepsProcessAlive: isAwaited,
    });
  } catch (cause) {
    return failed('could not be reached', 0, cause);
  }
}
