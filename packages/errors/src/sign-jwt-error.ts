// Pure
import { ClerkError } from './clerk-error.ts';
import { readInit } from './read-init.ts';

/** Returned by `signJwt` if a token could not be signed: the key cannot be imported, or the payload is not JSON. */
export class SignJWTError extends ClerkError {
  declare readonly name: 'SignJWTError';
  declare readonly code: 'jwt-signing-failed';

  constructor(message = '', init: { cause?: unknown } = {}) {
    super(message, { name: 'SignJWTError', code: 'jwt-signing-failed', cause: readInit(init).cause });
  }
}
