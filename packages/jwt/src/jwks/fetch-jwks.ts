import { type TokenVerificationError, TokenVerificationErrorCode } from '@x/errors';
import { failure } from '../failure.ts';
import { INVALID_SECRET_KEY, JWK_REMOTE_FAILED_TO_LOAD, JWK_REMOTE_INVALID } from '../reasons.ts';
import type { JwksLocation } from './jwks-location.ts';
import { fieldOf, type IdentifiedKey, parseJwks } from './parse-jwks.ts';
import { readJson } from './read-json.ts';
import { parseRetryAfterInMs } from './retry-after.ts';
import { settleWithin } from './settle-within.ts';

/** What came of one request: keys, or an error and whether to ask again. */
export type JwksAnswer =
  | { readonly keys: readonly IdentifiedKey[]; readonly error: null }
  | {
      readonly keys: null;
      readonly error: TokenVerificationError;
      readonly isTransient: boolean;
      readonly retryAfterInMs: number | undefined;
    };

const TOO_MANY_REQUESTS = 429;

/** Asks for a JWKS once, within the time limit. Never rejects. */
export async function fetchJwks(
  { url, name, secretKey }: JwksLocation,
  fetch: typeof globalThis.fetch,
  timeoutInMs: number,
): Promise<JwksAnswer> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeoutInMs);
  try {
    const headers = {
      accept: 'application/json',
      ...(secretKey && { authorization: `Bearer ${secretKey}` }),
    };
    const exchange = async () => {
      // A credential goes where it was meant to go, and nowhere else.
      const redirect = secretKey === undefined ? 'follow' : 'manual';
      const response = await fetch(url, { headers, redirect, signal: controller.signal });
      return readAnswer(name, response, await readJson(response));
    };
    return await settleWithin(exchange(), timeoutInMs, () => timedOut(name, timeoutInMs));
  } catch (cause) {
    return controller.signal.aborted
      ? timedOut(name, timeoutInMs, cause)
      : refused(failure(JWK_REMOTE_FAILED_TO_LOAD, `${name} could not be reached.`, cause), true);
  } finally {
    clearTimeout(timer);
  }
}

function timedOut(name: string, timeoutInMs: number, cause?: unknown): JwksAnswer {
  const message = `${name} gave no answer within ${timeoutInMs} ms.`;
  return refused(failure(JWK_REMOTE_FAILED_TO_LOAD, message, cause), true);
}

function readAnswer(name: string, { ok, status, headers }: Response, body: unknown): JwksAnswer {
  if (ok) {
    const keys = parseJwks(body);
    if (keys === undefined) {
      return refused(failure(JWK_REMOTE_FAILED_TO_LOAD, `The answer of ${name} is not a JWKS.`), false);
    }
    return keys.length > 0
      ? { keys, error: null }
      : refused(failure(JWK_REMOTE_INVALID, `The JWKS of ${name} has no key that can verify.`), false);
  }
  const errors = fieldOf(body, 'errors');
  const { InvalidSecretKey } = TokenVerificationErrorCode;
  if (Array.isArray(errors) && errors.some((error) => fieldOf(error, 'code') === InvalidSecretKey)) {
    return refused(failure(INVALID_SECRET_KEY, 'The API refused the secret key.'), false);
  }
  return refused(
    failure(JWK_REMOTE_FAILED_TO_LOAD, `${name} answered with HTTP ${status}.`),
    status === TOO_MANY_REQUESTS || status >= 500,
    parseRetryAfterInMs(headers.get('retry-after'), Date.now()),
  );
}

function refused(
  { error }: { readonly error: TokenVerificationError },
  isTransient: boolean,
  retryAfterInMs?: number,
): JwksAnswer {
  return { keys: null, error, isTransient, retryAfterInMs };
}
