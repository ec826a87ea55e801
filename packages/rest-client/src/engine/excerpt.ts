// Pure
import { redact } from '@x/errors/internal';

const MAX_LENGTH = 200;

/** Strings of JSON, and the colon after a key. The last string can be cut off. */
const JSON_STRINGS = /"(?:[^"\\]|\\.)*(?:"|$)(\s*:)?/g;

/** Cuts a response body for an error message, and redacts it. */
export function excerpt(text: string): string {
  const line = redact(text).replace(/\s+/g, ' ').trim();
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}...` : line;
}

/**
 * Like `excerpt`, for a body that can hold the data of users and secrets without a known form: the strings of JSON are
 * left out, and only its keys remain.
 */
export function excerptOfData(text: string): string {
  const isJson = /^\s*[[{"]/.test(text);
  const hideString = (match: string, colon: string | undefined) => (colon === undefined ? '"..."' : match);
  // Redaction cuts the text, so that the search takes bounded time.
  return excerpt(isJson ? redact(text).replace(JSON_STRINGS, hideString) : text);
}
