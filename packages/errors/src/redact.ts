// Pure

/** Longer texts are cut before anything else looks at them, so that redaction costs bounded time. */
const MAX_TEXT_LENGTH = 2_000;

/** What must never reach a log: Clerk's credentials by their prefixes, JWTs, and what follows `Bearer`. */
const CREDENTIALS: ReadonlyArray<readonly [pattern: RegExp, replacement: string]> = [
  [/\b(?:sk_test|sk_live|ak|mt|oat|dvb|whsec)_[\w+/=-]{6,}/g, '[redacted]'],
  [/\beyJ[\w-]*\.[\w-]*(?:\.[\w-]*)*/g, '[redacted]'],
  [/\b(bearer)\s{1,4}[\w.+/=~-]{6,}/gi, '$1 [redacted]'],
];

/**
 * Replaces credentials in a text by `[redacted]` and cuts it to 2,000 characters. Every message of an error
 * of these packages has passed through here.
 *
 * @example
 * ```ts
 * import { redact } from '@x/errors';
 *
 * redact('refused sk_test_abcdefghijkl'); // => 'refused [redacted]'
 * ```
 */
export function redact(text: string): string {
  const short = text.length > MAX_TEXT_LENGTH ? `${text.slice(0, MAX_TEXT_LENGTH)}…` : text;
  return CREDENTIALS.reduce(
    (redacted, [pattern, replacement]) => redacted.replace(pattern, replacement),
    short,
  );
}
