// Pure

interface ErrorResponseInput {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** In seconds. */
  readonly retryAfter?: number | undefined;
}

/** Returns a response with the error envelope of the API, for errors that are not those of an operation. */
export function errorResponse({ status, code, message, retryAfter }: ErrorResponseInput): Response {
  return new Response(JSON.stringify({ errors: [{ code, message, long_message: message }] }), {
    status,
    headers: {
      'content-type': 'application/json',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    },
  });
}
