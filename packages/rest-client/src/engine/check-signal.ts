// Pure
import { check } from './check.ts';
import { propertyOf } from './key-case.ts';

/**
 * Throws a `ConfigError` if a value is not a signal. Its class does not matter: test runners such as jsdom have one of
 * their own.
 */
export function checkSignal(signal: unknown): asserts signal is AbortSignal | undefined {
  if (signal === undefined || isSignal(signal)) {
    return;
  }
  check(
    !isSignal(propertyOf(signal, 'signal')),
    'Option "signal" must be an AbortSignal, not an AbortController. Pass controller.signal',
  );
  check(false, 'Option "signal" must be an AbortSignal', { got: signal });
}

const isSignal = (value: unknown): value is AbortSignal =>
  typeof propertyOf(value, 'aborted') === 'boolean' &&
  typeof propertyOf(value, 'addEventListener') === 'function' &&
  typeof propertyOf(value, 'removeEventListener') === 'function';
