// Pure

const MAX_QUOTED_LENGTH = 99;

/** Returns an external value for a message: a string quoted, cut and in plain ASCII, a number, or else its type. */
export function quote(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.slice(0, MAX_QUOTED_LENGTH)).replace(/[^ -~]/g, '?');
  }
  return typeof value === 'number' ? String(value) : `(${typeof value})`;
}
