/** Values that a `Request` rejects (Fetch, section 2.2.2). A lenient parser of Node accepts them. */
const INVALID_VALUE = /[\0\r\n\u0100-\uffff]/;

/**
 * Joins the headers of a request of Node, by their names in lower case. Repeated headers are joined as the Fetch API joins
 * all but Set-Cookie (section 2.2.2), so that of two Authorization headers none is chosen. HTTP/2 sends each cookie in a header of its own.
 * A header that a `Request` cannot have is left out.
 */
export function joinHeaders(rawHeaders: readonly string[]): Map<string, string> {
  const joined = new Map<string, string>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? '';
    const value = join(joined.get(name), name, rawHeaders[index + 1]);
    if (value !== undefined) {
      joined.set(name, value);
    }
  }
  return joined;
}

/**
 * Returns one header, as `joinHeaders` joins it. Authentication reads a few of the headers of a request, so the others are
 * left alone. The name is in lower case.
 */
export function joinHeader(rawHeaders: readonly string[], name: string): string | undefined {
  let joined: string | undefined;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const given = rawHeaders[index] ?? '';
    if (given.length === name.length && given.toLowerCase() === name) {
      joined = join(joined, name, rawHeaders[index + 1]);
    }
  }
  return joined;
}

/** Joins a value to the known value of a header. Returns the known value if a `Request` cannot have the new one. */
function join(known: string | undefined, name: string, given: string | undefined): string | undefined {
  // Messages that Node did not create, such as those of a serverless runtime, can hold null.
  const value = withoutPadding(given ?? '');
  if (name.startsWith(':') || INVALID_VALUE.test(value)) {
    return known;
  }
  return known === undefined ? value : `${known}${name === 'cookie' ? '; ' : ', '}${value}`;
}

const PADDING: ReadonlySet<string> = new Set([' ', '\t', '\r', '\n']);

/** A pattern for the end of a string would take quadratic time. */
function withoutPadding(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && PADDING.has(value.charAt(start))) {
    start++;
  }
  while (end > start && PADDING.has(value.charAt(end - 1))) {
    end--;
  }
  return value.slice(start, end);
}
