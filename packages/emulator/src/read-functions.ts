import { ConfigError } from '@x/errors';
import { callOption, isPlatformObject, quote, readTime } from '@x/errors/internal';

/** Returns the clock of the options. It throws a `ConfigError` for a function that fails or returns no time. */
export function readNow(now: unknown = Date.now): () => number {
  if (typeof now !== 'function') {
    throw new ConfigError(
      `createEmulator(): now must be a function that returns milliseconds since 1970, not ${quote(now)}.`,
    );
  }
  return () =>
    readTime(
      'createEmulator(): now',
      callOption('now', () => now()),
    );
}

/** Returns the function of the options that keeps an isolate alive. */
export function readWaitUntil(waitUntil: unknown): ((promise: Promise<unknown>) => void) | undefined {
  if (waitUntil !== undefined && typeof waitUntil !== 'function') {
    throw new ConfigError(
      `createEmulator(): waitUntil must be a function that takes a promise, not ${quote(waitUntil)}.`,
    );
  }
  return waitUntil as ((promise: Promise<unknown>) => void) | undefined;
}

/** Returns the source of random bytes of the options. It throws a `ConfigError` for a function that returns something else. */
export function readRandomBytes(randomBytes: unknown): (count: number) => Uint8Array {
  if (typeof randomBytes !== 'function') {
    throw new ConfigError(
      `createEmulator(): randomBytes must be a function that returns a Uint8Array, not ${quote(randomBytes)}.`,
    );
  }
  return (count) => {
    const bytes: unknown = callOption('randomBytes', () => randomBytes(count));
    if (!isBytes(bytes) || bytes.length !== count) {
      const found = isBytes(bytes) ? `of ${bytes.length}` : quote(bytes);
      throw new ConfigError(
        `createEmulator(): randomBytes(${count}) must return a Uint8Array of ${count} bytes, not ${found}.`,
      );
    }
    // Bytes of another realm are copied, since the functions that take them know their own realm only.
    return Uint8Array.from(bytes);
  };
}

const isBytes = (value: unknown): value is Uint8Array => isPlatformObject(value, 'Uint8Array');
