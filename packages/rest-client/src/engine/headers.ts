// Pure

/** The headers of a request. Their names are in lower case. */
export type RequestHeaders = Readonly<Record<string, string>>;

/** Names of headers have no case: `X-App` and `x-app` are one header, and the last value counts. Leaves out undefined values. */
export function toRequestHeaders(headers: Readonly<Record<string, string | undefined>>): RequestHeaders {
  const named: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) {
      named.push([name.toLowerCase(), value]);
    }
  }
  // `fromEntries` defines own properties, so that a header `__proto__` stays a header.
  return Object.fromEntries(named);
}
