// Pure

/** The standard has whole seconds only. Some servers send a fraction. */
const SECONDS = /^\d+(?:\.\d+)?$/;

/** `Date.parse` accepts much that is not an HTTP date, such as `1.5`, so the two ends of a date are checked first. */
const DATE_IN_GMT = / GMT$/;
/** The obsolete form of C's asctime(), which is in GMT without saying so. */
const DATE_OF_ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/** No HTTP date is longer. It keeps `Date.parse`, whose cost no standard bounds, from long input. */
const MAX_DATE_LENGTH = 40;

/**
 * Reads the `Retry-After` header in any of its forms (RFC 9110, sections 10.2.3 and 5.6.7).
 *
 * Returns seconds from now, rounded up: 0 for a date in the past, `null` for a header that is absent or malformed. A
 * number is never malformed for its length: a caller that ignored it would repeat its request at once.
 */
export function parseRetryAfter(value: string | null | undefined, nowInMs: number): number | null {
  if (value === null || value === undefined) {
    return null;
  }
  const trimmed = value.trim();
  if (SECONDS.test(trimmed)) {
    // Hundreds of digits would be infinite, which JSON does not have.
    return Math.min(Math.ceil(Number(trimmed)), Number.MAX_SAFE_INTEGER);
  }
  const dateInMs = parseHttpDate(trimmed);
  return Number.isNaN(dateInMs) ? null : Math.max(0, Math.ceil((dateInMs - nowInMs) / 1000));
}

/** Milliseconds since 1970, NaN for anything but an HTTP date. */
function parseHttpDate(text: string): number {
  if (text.length > MAX_DATE_LENGTH) {
    return Number.NaN;
  }
  if (DATE_OF_ASCTIME.test(text)) {
    return Date.parse(`${text} GMT`);
  }
  return DATE_IN_GMT.test(text) ? Date.parse(text) : Number.NaN;
}
