// Pure

/**
 * The known codes of the Backend API. The list is not complete, because the description of the API names no codes. One
 * code can come with several statuses; nearly every 404 has `resource_not_found`.
 */
export type ApiErrorCode =
  // the caller and its permissions
  | 'api_version_invalid'
  | 'authentication_invalid'
  | 'authorization_header_format_invalid'
  | 'authorization_invalid'
  | 'clerk_key_invalid'
  | 'operation_deprecated'
  | 'too_many_requests'
  // the request
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
  // the resource
  | 'actor_token_cannot_be_revoked_code'
  | 'already_a_member_in_organization'
  | 'duplicate_record'
  | 'identification_update_second_factor_unverified'
  | 'incorrect_password'
  | 'invitation_already_accepted'
  | 'invitation_already_revoked'
  | 'jwt_template_reserved_claim'
  | 'last_required_identification_deletion_failed'
  | 'missing_organization_permission'
  | 'no_password_set'
  | 'not_a_member_in_organization'
  | 'organization_invitation_not_pending'
  | 'organization_invitation_not_unique'
  | 'organization_membership_quota_exceeded'
  | 'organization_minimum_permissions_needed'
  | 'organization_missing_creator_role_permissions'
  | 'organization_not_found_or_unauthorized'
  | 'organization_role_assigned_members'
  | 'organization_role_default_creator_role'
  | 'organization_role_domain_default_role'
  | 'organization_role_exists_in_invitations'
  | 'organization_role_permission_association_exists'
  | 'organization_system_permission_not_modifiable'
  | 'resource_not_found'
  | 'revoked_invitation'
  | 'sign_in_token_cannot_be_revoked_code'
  | 'totp_disabled'
  | 'totp_incorrect_code'
  | 'user_banned'
  // refreshing a session
  | 'refresh_sid_mismatch'
  | 'refresh_token_not_found'
  // `@x/emulator` alone: the operation exists in the API, and the emulator does not answer it
  | 'not_emulated';

/** Codes of these packages, in kebab-case, for a call without a usable response. */
export type ConnectionErrorCode =
  | 'http-error'
  | 'network-error'
  | 'request-aborted'
  | 'request-timeout'
  | 'response-invalid'
  | 'response-too-large';

/** The code of a `ClerkAPIError`. Editors complete the known codes, and any other string is kept unchanged. */
export type ClerkAPIErrorCode =
  | ApiErrorCode
  | ConnectionErrorCode
  // Plain `string` would absorb the known codes, and editors would not complete them.
  | (string & Record<never, never>);
