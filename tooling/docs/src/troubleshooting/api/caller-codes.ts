import type { ApiAdvice } from '../advice.ts';

/** The caller and its permissions. */
export const CALLER_CODES = {
  api_version_invalid: {
    status: 400,
    means: 'The API does not know the requested version.',
    causes: [
      '`clerkApiVersion` is not a published version',
      'The version is sent twice, as a header and in the query',
    ],
    remedy: 'Leave `clerkApiVersion` out, or set a published version such as `2026-05-12`.',
  },
  authentication_invalid: {
    status: 401,
    means: 'The request is not authenticated.',
    causes: ['The secret key is missing', 'A refresh is for a session that ended'],
    remedy: 'Set `secretKey`. In a refresh, this is a signed-out visitor.',
  },
  authorization_header_format_invalid: {
    status: 401,
    means: 'The Authorization header does not have the form `Bearer` and a key.',
    causes: ['A proxy changed the header', 'The key is empty or has line breaks'],
    remedy: 'Check the value of the key, without showing it, and the proxies in front of the API.',
  },
  authorization_invalid: {
    status: 403,
    means: 'The key is valid, and may not do this.',
    causes: [
      'The operation needs another kind of key, or a feature that the plan lacks',
      'The user whom the operation names lacks a permission',
    ],
    remedy: 'Read the message of the error, and use a key of the right instance.',
  },
  clerk_key_invalid: {
    status: 401,
    means: 'The secret key does not belong to an instance.',
    causes: [
      'The key was rotated or deleted',
      'The key is cut off',
      'A key of the emulator is sent to the API, or the reverse',
    ],
    remedy: 'Copy the key from the dashboard again, and deploy it everywhere.',
  },
  operation_deprecated: {
    status: 410,
    means: 'The API no longer has this operation.',
    causes: ['The operation was removed in this API version'],
    remedy: 'Use the replacement that the doc comment of the method names, or an older `clerkApiVersion`.',
  },
  too_many_requests: {
    status: 429,
    means: 'The limit of requests is reached.',
    causes: ['A loop without a pause', 'Several servers share a key', 'A burst of writes to one record'],
    remedy:
      'Wait for `retryAfter` seconds. The client repeats reads itself. Use lists and bulk operations in place of many calls.',
  },
} as const satisfies Readonly<Record<string, ApiAdvice>>;
