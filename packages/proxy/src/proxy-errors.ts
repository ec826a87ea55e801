// Pure

/** The code of an error that the proxy reports: `errors[0].code` in the body of its response. */
export type ProxyErrorCode =
  | 'proxy-path-mismatch'
  | 'proxy-loop'
  | 'method-not-allowed'
  | 'websocket-unsupported'
  | 'url-too-long'
  | 'path-invalid'
  | 'framing-invalid'
  | 'body-too-large'
  | 'body-unreadable'
  | 'request-timeout'
  | 'request-aborted'
  | 'upstream-unreachable'
  | 'upstream-response-invalid'
  | 'upstream-timeout';

/** Every response that the proxy makes itself, by its code. The Frontend API's own errors have other codes. */
export const PROXY_ERRORS: Readonly<
  Record<ProxyErrorCode, { readonly status: number; readonly message: string }>
> = {
  'proxy-path-mismatch': {
    status: 404,
    message: 'The path of the request is not below the path of the proxy.',
  },
  'proxy-loop': {
    status: 508,
    message: 'The proxy points at itself. Set frontendApiUrl, or a publishableKey of another host.',
  },
  'method-not-allowed': { status: 405, message: 'The Frontend API does not have this method.' },
  'websocket-unsupported': {
    status: 501,
    message: 'The Frontend API has no WebSockets. Remove the Upgrade header.',
  },
  'url-too-long': { status: 414, message: 'The URL is longer than 16,384 characters.' },
  'path-invalid': {
    status: 400,
    message: 'The path contains an empty or an encoded segment that servers read in different ways.',
  },
  'framing-invalid': {
    status: 400,
    message: 'The Content-Length and Transfer-Encoding headers are invalid, or contradict each other.',
  },
  'body-too-large': { status: 413, message: 'The body is longer than maxBodyLength.' },
  'body-unreadable': {
    status: 500,
    message: 'The body was read before the proxy got the request. Mount the proxy before any body parser.',
  },
  'request-timeout': { status: 408, message: 'The client did not send the next part of the body in time.' },
  'request-aborted': { status: 400, message: 'The client ended the request early.' },
  'upstream-unreachable': { status: 502, message: 'The Frontend API cannot be reached.' },
  'upstream-response-invalid': {
    status: 502,
    message: 'The response of the Frontend API cannot be passed on: its status or its encoding is unknown.',
  },
  'upstream-timeout': { status: 504, message: 'The Frontend API did not respond in time.' },
};

/** Codes of operating systems and of undici, such as `ECONNREFUSED`. Anything else could hold a value. */
const CAUSE_CODE = /^[A-Z][A-Z0-9_]{1,40}$/;

/** Returns the response for an error: JSON, in the form of the Frontend API. `cause` is what `fetch` rejected with. */
export function errorResponse(code: ProxyErrorCode, cause?: unknown): Response {
  const { status, message } = PROXY_ERRORS[code];
  const causeCode = codeOf(cause);
  const error = { code, message: causeCode === undefined ? message : `${message} (${causeCode})` };
  return new Response(JSON.stringify({ errors: [error] }), {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(code === 'method-not-allowed' && { allow: [...METHODS].join(', ') }),
    },
  });
}

/** The methods that the Frontend API has. */
export const METHODS: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
]);

function codeOf(cause: unknown): string | undefined {
  try {
    const own: unknown = Object(cause).code;
    const inner: unknown = Object(Object(cause).cause).code;
    return [inner, own].find((code): code is string => typeof code === 'string' && CAUSE_CODE.test(code));
  } catch {
    // A `fetch` of the application can reject with an object that throws.
    return undefined;
  }
}
