// Pure
import { quote } from './quote.ts';

/** Formats a value in place of a URL for a message. A URL can hold a password or a key, so one that might is not quoted. */
export function quoteUrl(value: unknown): string {
  return typeof value === 'string' && /[@?]/.test(value)
    ? 'a value with credentials or a query'
    : quote(value);
}
