import { TokenVerificationError } from '@x/errors';
import { verificationError } from '../failure/failure.ts';
import { JWK_INVALID } from '../failure/reasons.ts';

/**
 * Returns the error for a key that the platform cannot read. The platform's own error is its cause. An error that names a
 * missing part of the platform is returned as it is.
 */
export function unreadableKey(
  cause: unknown,
  message = 'The key could not be imported.',
): TokenVerificationError {
  return cause instanceof TokenVerificationError ? cause : verificationError(JWK_INVALID, message, cause);
}

/** Has the platform read a key. Rejects with a `TokenVerificationError`. */
export async function readByPlatform<T>(read: () => T | Promise<T>, message?: string): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw unreadableKey(cause, message);
  }
}
