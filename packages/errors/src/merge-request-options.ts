// Pure

/** Options of requests that consist of several settings. */
interface RequestOptions {
  readonly headers?: unknown;
  readonly retry?: unknown;
}

/**
 * Returns the headers and the retries of a derived client: the given settings over those of the first client. `undefined`
 * keeps a setting of `retry` and removes a header. A wrong value is kept, so that the check of the client reports it.
 */
export function mergeRequestOptions<Options extends RequestOptions>(
  bound: Options,
  given: RequestOptions,
): Pick<Options, 'headers' | 'retry'> {
  const merged = { headers: mergeHeaders(bound, given), retry: mergeRetry(bound, given) };
  // They consist of the settings of these options.
  return merged as Pick<Options, 'headers' | 'retry'>;
}

/** Names of headers have no case: without the same case, the order of the properties would decide. */
function mergeHeaders(
  { headers: bound }: RequestOptions,
  { headers: given = bound }: RequestOptions,
): unknown {
  return isRecord(bound) && isRecord(given)
    ? Object.fromEntries([...Object.entries(bound), ...Object.entries(given)].map(withLowerCase))
    : given;
}

const withLowerCase = ([name, value]: [string, unknown]): [string, unknown] => [name.toLowerCase(), value];

/** Without retries, other settings have no effect until `maxRetries` is set. */
function mergeRetry({ retry: bound }: RequestOptions, { retry: given = bound }: RequestOptions): unknown {
  const inherited = bound === false ? { maxRetries: 0 } : bound;
  if (!isRecord(inherited) || !isRecord(given)) {
    return given;
  }
  const defined = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...inherited, ...Object.fromEntries(defined) };
}

const isRecord = (value: unknown): value is object =>
  Object.prototype.toString.call(value) === '[object Object]';
