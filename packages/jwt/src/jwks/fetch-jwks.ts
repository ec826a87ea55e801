import { type JwtResult, TokenVerificationErrorCode } from '@x/errors';
import { failure } from '../failure.ts';
import { createVerificationKey, type VerificationKey } from '../key/verification-key.ts';
import { INVALID_SECRET_KEY, JWK_REMOTE_FAILED_TO_LOAD } from '../reasons.ts';
import type { JsonWebKey } from '../types.ts';
import type { JwksLocation } from './jwks-location.ts';
import { readJson } from './read-json.ts';

export interface FetchJwksOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutInMs: number;
}

/** The keys of a set by their id. */
export type JwksKeys = ReadonlyMap<string, VerificationKey>;

/**
 * Loads a JWKS once. Errors: `jwk-remote-failed-to-load`, and `secret-key-invalid` when the API refuses the
 * key.
 */
export async function fetchJwks(
  location: JwksLocation,
  options: FetchJwksOptions,
): Promise<JwtResult<JwksKeys>> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), options.timeoutInMs);
  try {
    const response = await options.fetch(location.url, {
      headers: headersFor(location),
      signal: controller.signal,
    });
    const body = await readJson(response);
    return response.ok ? readKeys(body, location) : refused(response.status, body, location);
  } catch (cause) {
    const problem = controller.signal.aborted
      ? `did not answer within ${options.timeoutInMs} ms`
      : 'could not be reached';
    return failure(JWK_REMOTE_FAILED_TO_LOAD, `The keys at ${location.url} ${problem}.`, cause);
  } finally {
    clearTimeout(timer);
  }
}

function headersFor({ secretKey }: JwksLocation): Record<string, string> {
  const accept = { accept: 'application/json' };
  return secretKey === undefined ? accept : { ...accept, authorization: `Bearer ${secretKey}` };
}

function refused(status: number, body: unknown, location: JwksLocation): JwtResult<JwksKeys> {
  const isSecretKeyInvalid = arrayIn(body, 'errors').some(
    (error) => fieldOf(error, 'code') === TokenVerificationErrorCode.InvalidSecretKey,
  );
  return isSecretKeyInvalid
    ? failure(INVALID_SECRET_KEY, 'The API refused the secret key.')
    : failure(JWK_REMOTE_FAILED_TO_LOAD, `The keys at ${location.url} were answered with HTTP ${status}.`);
}

function readKeys(body: unknown, location: JwksLocation): JwtResult<JwksKeys> {
  const keys = new Map<string, VerificationKey>();
  for (const key of arrayIn(body, 'keys')) {
    const kid = fieldOf(key, 'kid');
    if (typeof kid === 'string') {
      // An object; its parts are checked when it is imported.
      keys.set(kid, createVerificationKey(key as JsonWebKey));
    }
  }
  return keys.size > 0
    ? { result: keys, error: null }
    : failure(
        JWK_REMOTE_FAILED_TO_LOAD,
        `The answer of ${location.url} is not a JWKS with at least one key.`,
      );
}

function arrayIn(value: unknown, field: string): readonly unknown[] {
  const list = fieldOf(value, field);
  return Array.isArray(list) ? list : [];
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, field)
    ? Reflect.get(value, field)
    : undefined;
}
