// Pure

/** Retry-After in either of its forms (RFC 9110, section 10.2.3), 0 when absent or malformed. */
export function parseRetryAfterInMs(value: string | null, nowInMs: number): number {
  const text = value ?? '';
  const inMs = /^\s*\d+\s*$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowInMs;
  return Math.max(0, inMs || 0);
}
