import type { JwtResult } from '@x/errors';
import * as runtime from '#runtime';
import { failure } from './failure.ts';
import { DEFAULT_MAX_TOKEN_LENGTH } from './limits.ts';
import { TOKEN_INVALID, TOKEN_TOO_LARGE } from './reasons.ts';
import type { Jwt, UnverifiedClaims } from './types.ts';

const BYTE_ORDER_MARK = 0xfeff;

export interface DecodeJwtOptions {
  /** In characters. Default 16,384. */
  maxTokenLength?: number | undefined;
}

/**
 * Takes a token apart and verifies nothing: anyone can have made it. The form is held strictly: three
 * segments of canonical base64url (RFC 7515, section 3.1), header and payload JSON objects in UTF-8, at most
 * 16 KiB.
 *
 * Errors: `token-invalid`, `token-too-large`.
 *
 * @example
 * ```ts
 * import { decodeJwt } from '@x/jwt';
 *
 * const { result, error } = decodeJwt('eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyXzEifQ.c2ln');
 * error; // => null
 * result?.payload; // => { sub: 'user_1' }
 * ```
 */
export function decodeJwt(token: string, options: DecodeJwtOptions = {}): JwtResult<Jwt> {
  return decodeJwtOfLength(token, options.maxTokenLength ?? DEFAULT_MAX_TOKEN_LENGTH);
}

export function decodeJwtOfLength(token: unknown, maxTokenLength: number): JwtResult<Jwt> {
  if (typeof token !== 'string') {
    return malformed('type', 'a string');
  }
  if (token.length > maxTokenLength) {
    const message = `The token has ${token.length} characters; at most ${maxTokenLength} are read.`;
    return failure(TOKEN_TOO_LARGE, message);
  }
  const segments = token.split('.', 4);
  const [rawHeader = '', rawPayload = '', rawSignature = ''] = segments;
  if (segments.length !== 3) {
    return malformed('form', 'three segments');
  }
  const header = decodeJsonObject(rawHeader);
  if (header === undefined) {
    return malformed('header', OBJECT);
  }
  const payload = decodeJsonObject(rawPayload);
  if (payload === undefined) {
    return malformed('payload', OBJECT);
  }
  const signature = runtime.decodeBase64url(rawSignature);
  if (signature === undefined) {
    return malformed('signature', 'base64url');
  }
  const raw = { header: rawHeader, payload: rawPayload, signature: rawSignature, text: token };
  return { result: { header, payload, signature, raw }, error: null };
}

const OBJECT = 'a JSON object in base64url';

function malformed(part: string, expected: string): JwtResult<never> {
  return failure(TOKEN_INVALID, `The ${part} of the token is not ${expected}.`);
}

/** A JSON object of a segment, undefined for anything else. */
export function decodeJsonObject(segment: string): UnverifiedClaims | undefined {
  const text = runtime.decodeText(segment);
  if (text === undefined || text.charCodeAt(0) === BYTE_ORDER_MARK) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    // What JSON.parse gives as an object has string keys and no accessors.
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as UnverifiedClaims)
      : undefined;
  } catch {
    return undefined;
  }
}
