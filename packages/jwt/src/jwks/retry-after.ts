// Pure

/** Retry-After in either of its forms (RFC 9110, section 10.2.3), undefined when absent or malformed. */
export function parseRetryAfterInMs(value: string | null, nowInMs: number): number | undefined {
  if (value === null || !/^\s*\d{1,9}\s*$|[a-z]{3}/i.test(value)) {
    return undefined;
  }
  const inMs = /[a-z]/i.test(value) ? Date.parse(value) - nowInMs : Number(value) * 1000;
  return Number.isNaN(inMs) ? undefined : Math.max(0, inMs);
}
