// Pure
interface ErrorEntry {
  readonly status: 400 | 401 | 403 | 404 | 413 | 415 | 422 | 500 | 501;
  readonly message: string;
  /** `{name}` is replaced with a detail of the case. */
  readonly longMessage: string;
}

/** The errors of requests. Codes and statuses are those of the Backend API. */
export const apiErrors = {
  api_version_invalid: {
    status: 400,
    message: 'invalid API version',
    longMessage: 'The API version {version} is not a published version.',
  },
  already_a_member_in_organization: {
    status: 400,
    message: 'already a member',
    longMessage: 'User {user_id} is already a member of the organization.',
  },
  authentication_invalid: {
    status: 401,
    message: 'not authenticated',
    longMessage: 'The request has no Authorization header. Send `Authorization: Bearer <secret key>`.',
  },
  authorization_header_format_invalid: {
    status: 401,
    message: 'malformed Authorization header',
    longMessage: 'The Authorization header must have the form `Bearer <secret key>`.',
  },
  clerk_key_invalid: {
    status: 401,
    message: 'invalid secret key',
    longMessage: 'This is not the secret key of this emulator. Use its `secretKey` property.',
  },
  form_identifier_exists: {
    status: 422,
    message: '{param_name} is taken',
    longMessage: 'Another record has this {param_name}. Choose a different value.',
  },
  form_param_format_invalid: {
    status: 422,
    message: '{param_name} has the wrong format',
    longMessage: '{param_name} must be {expected}.',
  },
  form_param_missing: {
    status: 422,
    message: '{param_name} is missing',
    longMessage: '{param_name} is required.',
  },
  form_param_unknown: {
    status: 422,
    message: '{param_name} is unknown',
    longMessage: '{param_name} is not a parameter of this request.',
  },
  form_param_value_invalid: {
    status: 422,
    message: '{param_name} has an invalid value',
    longMessage: '{param_name} must be {expected}.',
  },
  form_password_length_too_short: {
    status: 422,
    message: 'password too short',
    longMessage: 'A password must be 8 characters or more.',
  },
  internal_error: {
    status: 500,
    message: 'internal error',
    longMessage: 'The emulator failed: {reason}. This is a defect of the emulator.',
  },
  not_emulated: {
    status: 501,
    message: 'not emulated',
    longMessage:
      'The emulator does not answer {method} {path}. SUPPORTED.md of @x/emulator lists what it answers.',
  },
  organization_membership_quota_exceeded: {
    status: 403,
    message: 'membership quota exceeded',
    longMessage: 'The organization can have at most {limit} members.',
  },
  organization_minimum_permissions_needed: {
    status: 400,
    message: 'an admin is needed',
    longMessage: 'The last member who can manage the organization can neither leave nor lose that role.',
  },
  request_body_invalid: {
    status: 400,
    message: 'invalid request body',
    longMessage: 'The request body must be {expected}.',
  },
  request_body_too_large: {
    status: 413,
    message: 'request body too large',
    longMessage: 'The request body is longer than {limit} characters.',
  },
  resource_not_found: {
    status: 404,
    message: 'not found',
    longMessage: 'No {resource} was found with {key} {value}.',
  },
  route_not_found: {
    status: 404,
    message: 'no such endpoint',
    longMessage: 'There is nothing at {method} {path}. The Backend API is below /v1.',
  },
  unsupported_content_type: {
    status: 415,
    message: 'unsupported content type',
    longMessage: 'The request body must be sent as {expected}.',
  },
  user_banned: {
    status: 403,
    message: 'user is banned',
    longMessage: 'User {user_id} is banned and cannot sign in.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ApiErrorCode = keyof typeof apiErrors;

export interface ApiErrorItem {
  readonly message: string;
  readonly long_message: string;
  readonly code: string;
  readonly meta?: { readonly param_name: string };
}

/** An error of a request. Routes throw it, and the app renders it as the error envelope. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  readonly status: ErrorEntry['status'];
  readonly errors: readonly ApiErrorItem[];

  constructor(status: ErrorEntry['status'], errors: readonly ApiErrorItem[]) {
    super(errors.map((error) => error.long_message).join(' '));
    this.status = status;
    this.errors = errors;
  }
}

export function apiFault(code: ApiErrorCode, details: Readonly<Record<string, string>> = {}): ApiFault {
  return new ApiFault(apiErrors[code].status, [apiErrorItem(code, details)]);
}

export function apiErrorItem(
  code: ApiErrorCode,
  details: Readonly<Record<string, string>> = {},
): ApiErrorItem {
  const { message, longMessage } = apiErrors[code];
  const paramName = details['param_name'];
  return {
    message: fill(message, details),
    long_message: fill(longMessage, details),
    // The API uses one code for unknown endpoints and unknown records.
    code: code === 'route_not_found' ? 'resource_not_found' : code,
    ...(paramName === undefined ? {} : { meta: { param_name: paramName } }),
  };
}

export function notFound(resource: string, value: string, key = 'id'): ApiFault {
  return apiFault('resource_not_found', { resource, key, value });
}

function fill(template: string, details: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => details[name] ?? placeholder);
}
