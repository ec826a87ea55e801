// Pure
import { type OptionNames, readOptions } from '@x/errors/internal';
import type { CallOptions } from './call-options.ts';
import { checkFunction } from './check.ts';
import { checkHeaders } from './check-headers.ts';
import { checkSignal } from './check-signal.ts';

export const CALL_OPTIONS: OptionNames<CallOptions> = {
  signal: true,
  timeoutInMs: true,
  retry: true,
  headers: true,
  secretKey: true,
  waitUntil: true,
};

/**
 * Reads the options of a call once. Throws a `ConfigError` for misspelled options, and for a parameter in the place of the
 * options, which would be ignored. Numbers, retries and the secret key are checked where they are used, together with
 * those of the client.
 */
export function readCallOptions(given: unknown, owner: string): CallOptions | undefined {
  if (given === undefined) {
    return undefined;
  }
  const options = readOptions(given, CALL_OPTIONS, { owner });
  checkSignal(options.signal);
  checkHeaders(options.headers);
  checkFunction('waitUntil', options.waitUntil);
  return options;
}
