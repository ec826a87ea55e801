// Pure
import { missingGlobal } from '@x/errors/internal';
import { verificationError } from './failure.ts';
import { PLATFORM_INCOMPLETE } from './reasons.ts';

/**
 * Throws a `TokenVerificationError` that names the first of these globals that is missing. Without this check, the
 * `ReferenceError` would be taken for a fault of the token or of the key.
 */
export function needGlobals(...names: readonly string[]): void {
  const message = missingGlobal(...names);
  if (message !== undefined) {
    throw verificationError(PLATFORM_INCOMPLETE, message);
  }
}
