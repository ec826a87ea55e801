// Pure
import { AUTHENTICATE_REQUEST_OPTIONS } from '@x/auth-state/internal';
import { readArgument } from '@x/errors/internal';
import type { BackendApiClientOptions } from '@x/rest-client';
import { API_CLIENT_OPTIONS } from './clerk-client-options.ts';

/** Returns the options that the API client knows. It rejects others, such as those of request authentication. */
export function apiClientOptions(
  // Of the options of a client, with any others.
  options: object,
): Partial<BackendApiClientOptions> {
  const known: Record<string, unknown> = {};
  for (const name in API_CLIENT_OPTIONS) {
    const value: unknown = Reflect.get(options, name);
    if (value !== undefined) {
      known[name] = value;
    }
  }
  return known;
}

/** Returns whether an object has an option that only calls of the Backend API use. */
export function hasApiClientOption(given: unknown): given is object {
  return (
    typeof given === 'object' &&
    given !== null &&
    readArgument('The options', () =>
      Object.keys(API_CLIENT_OPTIONS).some(
        (name) => !Object.hasOwn(AUTHENTICATE_REQUEST_OPTIONS, name) && name in given,
      ),
    )
  );
}
