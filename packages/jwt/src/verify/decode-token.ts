import { TokenVerificationError } from '@x/errors';
import * as runtime from '#runtime';
import { verificationError } from '../failure/failure.ts';
import { TOKEN_TOO_LARGE } from '../failure/reasons.ts';
import type { Jwt, UnverifiedClaims } from '../model/types.ts';
import { malformedToken } from './malformed-token.ts';

/** Decodes a token. Throws a `TokenVerificationError`. */
export function decodeToken(token: unknown, maxTokenLength: number): Jwt {
  const text = typeof token === 'string' ? token : '';
  if (text.length > maxTokenLength) {
    throw verificationError(TOKEN_TOO_LARGE, `The token is longer than ${maxTokenLength} characters.`);
  }
  // Without a dot the header is empty. With one or with more than two, the payload is empty or holds a dot, which is
  // not base64url.
  const firstDot = text.indexOf('.');
  const lastDot = text.lastIndexOf('.');
  const raw = {
    header: text.slice(0, Math.max(0, firstDot)),
    payload: text.slice(firstDot + 1, lastDot),
    signature: text.slice(lastDot + 1),
    text,
  };
  const header = decodeHeader(raw.header);
  const payload = header && decodeObject(raw.payload);
  const signature = payload && runtime.decodeBase64url(raw.signature);
  if (!signature) {
    throw malformedToken(token);
  }
  return { header, payload, signature, raw };
}

let lastHeader: { readonly segment: string; readonly header: UnverifiedClaims } | undefined;

/** Decodes a header. All tokens of an instance have the same one, so the last one is kept, and copied for each token. */
function decodeHeader(segment: string): UnverifiedClaims | undefined {
  if (lastHeader?.segment !== segment) {
    const header = decodeObject(segment);
    const hasNestedValues = Object.values(header ?? {}).some((value) => value === Object(value));
    if (!header || hasNestedValues) {
      return header; // copies would share the nested values
    }
    lastHeader = { segment, header };
  }
  return { ...lastHeader.header };
}

/** Decodes a segment that holds a JSON object without a byte-order mark. Returns undefined for anything else. */
function decodeObject(segment: string): UnverifiedClaims | undefined {
  try {
    const value: unknown = JSON.parse(runtime.decodeText(segment) ?? '');
    // An object of JSON.parse() has string keys and no accessors.
    return value === Object(value) && !Array.isArray(value) ? (value as UnverifiedClaims) : undefined;
  } catch (error) {
    if (error instanceof TokenVerificationError) {
      throw error; // a part of the platform is missing
    }
    return undefined;
  }
}
