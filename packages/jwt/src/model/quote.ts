// Pure

const MAX_QUOTED_LENGTH = 99;

/** Returns an external value for a message: a string quoted, cut and in plain ASCII, a number, or else its type. */
export function quote(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.slice(0, MAX_QUOTED_LENGTH)).replace(/[^ -~]/g, '?');
  }
  return typeof value === 'number' ? String(value) : `(${typeof value})`;
}

const MAX_QUOTED_ENTRIES = 9;

/** Returns a list for a message, cut to its first entries, and any other value as `quote` does. */
export const quoteList = (value: unknown): string =>
  Array.isArray(value) ? `[${value.slice(0, MAX_QUOTED_ENTRIES).map(quote).join(', ')}]` : quote(value);
