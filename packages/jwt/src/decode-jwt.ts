import type { JwtResult } from '@x/errors';
import { type OptionNames, readOptions } from '@x/errors/internal';
import { toFailure } from './failure/failure.ts';
import { readNumber } from './model/read-number.ts';
import type { Jwt } from './model/types.ts';
import { DEFAULT_MAX_TOKEN_LENGTH } from './verify/check-options.ts';
import { decodeToken } from './verify/decode-token.ts';

/** The options of `decodeJwt`. */
export interface DecodeJwtOptions {
  /** In characters. Default 16,384. */
  maxTokenLength?: number | undefined;
}

const DECODE_JWT_OPTIONS: OptionNames<DecodeJwtOptions> = { maxTokenLength: true };

/**
 * Decodes a token and verifies nothing: anyone can have made it. Its form is checked strictly: three segments of
 * canonical base64url (RFC 7515, section 3.1), header and payload JSON objects in UTF-8, at most 16 KiB.
 *
 * Errors: `token-invalid`, `token-too-large`. Throws a `ConfigError` for invalid options.
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
  const { maxTokenLength = DEFAULT_MAX_TOKEN_LENGTH } = readOptions(options, DECODE_JWT_OPTIONS, {
    owner: 'decodeJwt',
  });
  const maxLength = readNumber('maxTokenLength', maxTokenLength);
  try {
    return { result: decodeToken(token, maxLength), error: null };
  } catch (error) {
    return toFailure(error);
  }
}
