// Pure
import type { ErrorEntry } from './error-entry.ts';

/** The errors of any request. */
export const requestErrors = {
  api_version_invalid: {
    status: 400,
    message: 'invalid API version',
    longMessage: 'The API version {version} is not a published version.',
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
  bulk_size_exceeded: {
    status: 400,
    message: 'too many items',
    longMessage: 'A request can have at most {limit} items.',
  },
  clerk_key_invalid: {
    status: 401,
    message: 'invalid secret key',
    longMessage: 'This is not the secret key of this emulator. Use its `secretKey` property.',
  },
  duplicate_record: {
    status: 400,
    message: 'duplicate record',
    longMessage: 'Another record has this {param_name}.',
  },
  form_conditional_param_missing: {
    status: 422,
    message: '{param_name} is missing',
    longMessage: '{param_name} is required together with {other}.',
  },
  form_identifier_exists: {
    status: 422,
    message: '{param_name} is taken',
    longMessage: 'Another record has this {param_name}. Choose a different value.',
  },
  form_param_array_length_mismatch: {
    status: 422,
    message: '{param_name} has the wrong length',
    longMessage: '{param_name} must have one item for each item of {other}.',
  },
  form_param_array_size_exceeded: {
    status: 422,
    message: '{param_name} has too many items',
    longMessage: '{param_name} must have at most {limit} items.',
  },
  form_param_exceeds_allowed_size: {
    status: 422,
    message: '{param_name} is too large',
    longMessage: '{param_name} must have at most {limit} bytes as JSON.',
  },
  form_param_format_invalid: {
    status: 422,
    message: '{param_name} has the wrong format',
    longMessage: '{param_name} must be {expected}.',
  },
  form_param_invalid_time: {
    status: 422,
    message: '{param_name} is not a time',
    longMessage: '{param_name} must be a date and time as in RFC 3339.',
  },
  form_param_max_length_exceeded: {
    status: 422,
    message: '{param_name} is too long',
    longMessage: '{param_name} must have at most {limit} characters.',
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
  form_resource_not_found: {
    status: 422,
    message: '{param_name} does not exist',
    longMessage: 'There is no record for {param_name}.',
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
  request_body_invalid: {
    status: 400,
    message: 'invalid request body',
    longMessage: 'The request body must be {expected}.',
  },
  request_body_too_large: {
    status: 413,
    message: 'request body too large',
    longMessage: 'The request body is longer than {limit} bytes.',
  },
  resource_not_found: {
    status: 404,
    message: 'not found',
    longMessage: 'No {resource} was found with {key} {value}.',
  },
  route_not_found: {
    status: 404,
    // The API uses one code for unknown endpoints and unknown records.
    code: 'resource_not_found',
    message: 'no such endpoint',
    longMessage: 'There is nothing at {method} {path}. The Backend API is below /v1.',
  },
  unsupported_content_type: {
    status: 415,
    message: 'unsupported content type',
    longMessage: 'The request body must be sent as {expected}.',
  },
} as const satisfies Record<string, ErrorEntry>;
