import type { JwtResult } from '@x/errors';
import * as runtime from '#runtime';
import { failureOf, refusal } from './failure.ts';
import { DEFAULT_MAX_TOKEN_LENGTH } from './limits.ts';
import { TOKEN_INVALID, TOKEN_TOO_LARGE } from './reasons.ts';
import type { Jwt, UnverifiedClaims } from './types.ts';

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
export function decodeJwt(
  token: string,
  { maxTokenLength = DEFAULT_MAX_TOKEN_LENGTH }: DecodeJwtOptions = {},
): JwtResult<Jwt> {
  try {
    return { result: decodeToken(token, maxTokenLength), error: null };
  } catch (error) {
    return failureOf(error);
  }
}

/** Throws a refusal. */
export function decodeToken(token: unknown, maxTokenLength: number): Jwt {
  const text = typeof token === 'string' ? token : '';
  if (text.length > maxTokenLength) {
    throw refusal(TOKEN_TOO_LARGE, `The token is longer than ${maxTokenLength} characters.`);
  }
  // Where there is no dot, the header is empty. Where there are not two, the payload is no base64url, or empty.
  const first = text.indexOf('.');
  const last = text.lastIndexOf('.');
  const rawHeader = text.substring(0, first);
  const rawPayload = text.slice(first + 1, last);
  const rawSignature = text.slice(last + 1);
  const header = decodeHeader(rawHeader);
  const payload = header && decodeObject(rawPayload);
  const signature = payload && runtime.decodeBase64url(rawSignature);
  if (!signature) {
    throw refusal(TOKEN_INVALID, 'The token is not a well-formed JWT.');
  }
  return {
    header,
    payload,
    signature,
    raw: { header: rawHeader, payload: rawPayload, signature: rawSignature, text },
  };
}

let lastHeader: { readonly segment: string; readonly header: UnverifiedClaims } | undefined;

/** As `decodeObject`. The tokens of an instance share their header, so the last one is kept, and copied. */
function decodeHeader(segment: string): UnverifiedClaims | undefined {
  if (lastHeader?.segment !== segment) {
    const header = decodeObject(segment);
    if (!header || Object.values(header).some((value) => value === Object(value))) {
      return header; // a copy would share what is nested
    }
    lastHeader = { segment, header };
  }
  return { ...lastHeader.header };
}

/** A JSON object of a segment, undefined for anything else. A byte-order mark is no JSON. */
export function decodeObject(segment: string): UnverifiedClaims | undefined {
  try {
    const value: unknown = JSON.parse(runtime.decodeText(segment) ?? '');
    // What JSON.parse gives as an object has string keys and no accessors.
    return value === Object(value) && !Array.isArray(value) ? (value as UnverifiedClaims) : undefined;
  } catch {
    return undefined;
  }
}
