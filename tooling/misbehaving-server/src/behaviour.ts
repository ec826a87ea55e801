// Pure

/** What becomes of one request: plain data, made by the functions below. */
export type Behaviour = Act & {
  /** How long the server waits before it acts. */
  readonly afterInMs?: number;
};

type Act =
  /** A whole answer. */
  | (Answer & { readonly kind: 'answer' })
  /** Headers and the body as given, of which Content-Length promises more; then the connection is ended in good order. */
  | (Answer & { readonly kind: 'truncated' })
  /** Headers and the body as given, then nothing for ever. */
  | (Answer & { readonly kind: 'hang-in-body' })
  /** Headers and the body as given, then the connection is reset. */
  | (Answer & { readonly kind: 'reset-in-body' })
  /** The request is taken, and never answered. */
  | { readonly kind: 'hang' }
  /** The connection is reset without a byte of an answer. */
  | { readonly kind: 'reset' }
  /** Bytes that are no HTTP. */
  | { readonly kind: 'garble' }
  /** A body of so many bytes of white space, sent as fast as the client takes it. */
  | { readonly kind: 'flood'; readonly byteCount: number; readonly isCompressed: boolean };

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface StatusOptions {
  /** Seconds, or the date of the other form of Retry-After. */
  readonly retryAfter?: number | Date;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. None by default. */
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
    ...(retryAfter !== undefined && {
      'retry-after': typeof retryAfter === 'number' ? String(retryAfter) : retryAfter.toUTCString(),
    }),
    ...headers,
  });
}

/** A body as it is, under whatever content type. */
export const text = (body: string, contentType = 'application/json', code = 200): Behaviour =>
  answer(code, body, { 'content-type': contentType });

export const html = (code = 200): Behaviour =>
  text('<!doctype html><title>Just a moment</title>', 'text/html; charset=utf-8', code);

export const empty = (code = 200): Behaviour => status(code);

export const redirect = (location: string, code = 302): Behaviour => answer(code, '', { location });

export const hang = (): Behaviour => ({ kind: 'hang' });

export const reset = (): Behaviour => ({ kind: 'reset' });

export const garble = (): Behaviour => ({ kind: 'garble' });

/** The first half of a JSON body, then silence. */
export const hangInBody = (json: unknown): Behaviour => ({ kind: 'hang-in-body', ...half(json) });

/** The first half of a JSON body, then a reset. */
export const resetInBody = (json: unknown): Behaviour => ({ kind: 'reset-in-body', ...half(json) });

/** The first half of a JSON body, of which Content-Length promises the whole. */
export const truncated = (json: unknown): Behaviour => ({ kind: 'truncated', ...half(json) });

/** 50 MB, unless said otherwise. Compressed, it is a thousandth of that on the wire. */
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
