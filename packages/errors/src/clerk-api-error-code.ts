// Pure

/**
 * Codes of the Backend API that are known by name. Its description names none, so that the list can't be complete.
 * One code may come with several statuses; `resource_not_found` is nearly every 404.
 */
export type ApiErrorCode =
  // who calls, and what for
  | 'api_version_invalid'
  | 'authentication_invalid'
  | 'authorization_header_format_invalid'
  | 'authorization_invalid'
  | 'clerk_key_invalid'
  | 'operation_deprecated'
  | 'too_many_requests'
  // what was sent
  | 'bulk_size_exceeded'
  | 'form_data_missing'
  | 'form_identifier_exists'
  | 'form_param_format_invalid'
  | 'form_param_missing'
  | 'form_param_unknown'
  | 'form_param_value_invalid'
  | 'form_password_length_too_short'
  | 'form_password_pwned'
  | 'image_too_large'
  | 'request_body_invalid'
  | 'request_body_too_large'
  | 'unsupported_content_type'
  // what it was about
  | 'actor_token_cannot_be_revoked_code'
  | 'already_a_member_in_organization'
  | 'duplicate_record'
  | 'incorrect_password'
  | 'invitation_already_accepted'
  | 'invitation_already_revoked'
  | 'jwt_template_reserved_claim'
  | 'no_password_set'
  | 'organization_invitation_not_unique'
  | 'organization_membership_quota_exceeded'
  | 'organization_minimum_permissions_needed'
  | 'organization_not_found_or_unauthorized'
  | 'resource_not_found'
  | 'revoked_invitation'
  | 'sign_in_token_cannot_be_revoked_code'
  | 'totp_disabled'
  | 'totp_incorrect_code'
  | 'user_banned'
  // a session that is refreshed
  | 'refresh_sid_mismatch'
  | 'refresh_token_not_found';

/** Our own, in kebab-case: there was no usable answer. */
export type ConnectionErrorCode =
  | 'http-error'
  | 'network-error'
  | 'request-aborted'
  | 'request-timeout'
  | 'response-invalid'
  | 'response-too-large';

/** The code of a `ClerkAPIError`: known ones complete in an editor, and any other is kept as it came. */
export type ClerkAPIErrorCode =
  | ApiErrorCode
  | ConnectionErrorCode
  // Keeps the completion of the known codes while any other string is allowed.
  | (string & Record<never, never>);
