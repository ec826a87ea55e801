/** May change in any release: for our own packages only. */
export { parseRetryAfter } from './parse-retry-after.ts';
export { redact } from './redact.ts';
export { type TimeLimitOptions, withTimeLimit } from './with-time-limit.ts';
