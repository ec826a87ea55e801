// Pure

/** Describes how the server handles a request. The functions below return this plain data. */
export type Behaviour = Act & {
  /** How long the server waits before it acts. */
  readonly afterInMs?: number;
};

type Act =
  /** A complete answer. */
  | (Answer & { readonly kind: 'answer' })
  /** The given headers and body, which is shorter than Content-Length; then the connection ends normally. */
  | (Answer & { readonly kind: 'truncated' })
  /** The given headers and body, then nothing. */
  | (Answer & { readonly kind: 'hang-in-body' })
  /** The given headers and body, then a reset. */
  | (Answer & { readonly kind: 'reset-in-body' })
  /** The server reads the request and never answers. */
  | { readonly kind: 'hang' }
  /** The server resets the connection before it answers. */
  | { readonly kind: 'reset' }
  /** Bytes that are not HTTP. */
  | { readonly kind: 'garble' }
  /** A body of white space, sent as fast as the client reads it. */
  | { readonly kind: 'flood'; readonly byteCount: number; readonly isCompressed: boolean };

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface StatusOptions {
  /** Retry-After in seconds, or as a date. */
  readonly retryAfter?: number | Date;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. Default: no body. */
  readonly json?: unknown;
}

export function answer(
  code: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Behaviour {
  return { kind: 'answer', status: code, body, headers };
}

export const ok = (json: unknown): Behaviour => status(200, { json });

export function status(code: number, { retryAfter, headers, json }: StatusOptions = {}): Behaviour {
  return answer(code, json === undefined ? '' : JSON.stringify(json), {
    ...(json !== undefined && { 'content-type': 'application/json' }),
    ...(retryAfter !== undefined && { 'retry-after': formatRetryAfter(retryAfter) }),
    ...headers,
  });
}

function formatRetryAfter(retryAfter: number | Date): string {
  return typeof retryAfter === 'number' ? String(retryAfter) : retryAfter.toUTCString();
}

/** An unchanged body with any content type. */
export const text = (body: string, contentType = 'application/json', code = 200): Behaviour =>
  answer(code, body, { 'content-type': contentType });

export const html = (code = 200): Behaviour =>
  text('<!doctype html><title>Just a moment</title>', 'text/html; charset=utf-8', code);

export const empty = (code = 200): Behaviour => status(code);

export const redirect = (location: string, code = 302): Behaviour => answer(code, '', { location });

export const hang = (): Behaviour => ({ kind: 'hang' });

export const reset = (): Behaviour => ({ kind: 'reset' });

export const garble = (): Behaviour => ({ kind: 'garble' });

/** The first half of a JSON body, then nothing. */
export const hangInBody = (json: unknown): Behaviour => ({ kind: 'hang-in-body', ...half(json) });

/** The first half of a JSON body, then a reset. */
export const resetInBody = (json: unknown): Behaviour => ({ kind: 'reset-in-body', ...half(json) });

/** The first half of a JSON body, with the Content-Length of the whole body. */
export const truncated = (json: unknown): Behaviour => ({ kind: 'truncated', ...half(json) });

/** A body of 50 MB by default. Compression reduces it to a thousandth on the wire. */
export const flood = ({ byteCount = 50_000_000, isCompressed = false } = {}): Behaviour => ({
  kind: 'flood',
  byteCount,
  isCompressed,
});

export const slowly = (afterInMs: number, behaviour: Behaviour): Behaviour => ({ ...behaviour, afterInMs });

function half(json: unknown): Answer {
  const whole = JSON.stringify(json);
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(whole)) },
    body: whole.slice(0, whole.length / 2),
  };
}
