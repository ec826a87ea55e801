// Pure

/** Longer texts are cut before anything else looks at them, so that redaction costs bounded time. */
const MAX_TEXT_LENGTH = 2_000;

/** What must never reach a log: Clerk's credentials by their prefixes, JWTs, and what follows `Bearer`. */
const CREDENTIAL =
  /(?:(?:sk_\w{4}|whsec|\b(?:ak|mt|oat|dvb))_|\beyJ|bearer\s{1,9}|[\w-]{10,}\.[\w-]{10,}\.)[\w.+/=~-]{6,}/gi;

/**
 * Replaces credentials in a text by `[redacted]` and cuts it to 2,000 characters. Every message of an error
 * of these packages has passed through here.
 *
 * @example
 * ```ts
 * import { redact } from '@x/errors/internal';
 *
 * redact('refused sk_test_abcdefghijkl'); // => 'refused [redacted]'
 * ```
 */
export function redact(text: string): string {
  return text.slice(0, MAX_TEXT_LENGTH).replace(CREDENTIAL, '[redacted]');
}
