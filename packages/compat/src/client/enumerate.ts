// Pure
import type { ClerkError } from '@x/errors';

/** Makes fields of an error enumerable, as they are in the reference, so that a copy of the error has them. */
export function enumerate<Failure extends ClerkError>(
  error: Failure,
  names: ReadonlyArray<keyof Failure>,
): Failure {
  for (const name of names) {
    Object.defineProperty(error, name, { enumerable: true });
  }
  return error;
}
