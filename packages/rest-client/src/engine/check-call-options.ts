// Pure
import { checkOptionNames, type OptionNames } from '@x/errors/internal';
import type { CallOptions } from './call-options.ts';
import { check } from './check.ts';
import { checkHeaders } from './check-headers.ts';
import { checkSignal } from './check-signal.ts';
import { isRecord } from './key-case.ts';

export const CALL_OPTIONS: OptionNames<CallOptions> = {
  signal: true,
  timeoutInMs: true,
  retry: true,
  headers: true,
  secretKey: true,
};

/**
 * Throws a `ConfigError` for misspelled options, and for a parameter in the place of the options, which would be
 * ignored. Numbers, retries and the secret key are checked where they are read, together with those of the client.
 */
export function checkCallOptions(options: unknown, owner: string): void {
  if (options === undefined) {
    return;
  }
  check(isRecord(options), `The options of ${owner} must be an object.`, { got: options });
  checkOptionNames(options, CALL_OPTIONS, { owner });
  checkSignal(options['signal']);
  checkHeaders(options['headers']);
}
