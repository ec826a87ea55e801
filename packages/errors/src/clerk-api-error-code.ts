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
  | 'form_conditional_param_missing'
  | 'form_data_missing'
  | 'form_identifier_exists'
  | 'form_param_array_length_mismatch'
  | 'form_param_array_size_exceeded'
  | 'form_param_exceeds_allowed_size'
  | 'form_param_format_invalid'
  | 'form_param_invalid_date'
  | 'form_param_invalid_time'
  | 'form_param_max_length_exceeded'
  | 'form_param_missing'
  | 'form_param_unknown'
  | 'form_param_value_invalid'
  | 'form_password_digest_invalid_code'
  | 'form_password_length_too_long'
  | 'form_password_length_too_short'
  | 'form_password_matches_identifier'
  | 'form_password_pwned'
  | 'form_password_size_in_bytes_exceeded'
  | 'form_resource_not_found'
  | 'form_username_cannot_be_phone_number'
  | 'form_username_invalid_character'
  | 'form_username_invalid_length'
  | 'form_username_needs_non_number_char'
  | 'image_not_found'
  | 'image_too_large'
  | 'request_body_invalid'
  | 'request_body_too_large'
  | 'unsupported_content_type'
  // the resource
  | 'actor_token_cannot_be_revoked_code'
  | 'already_a_member_in_organization'
  | 'delete_linked_identification_disallowed'
  | 'duplicate_record'
  | 'external_account_not_found'
  | 'identification_create_second_factor_unverified'
  | 'identification_update_second_factor_unverified'
  | 'incorrect_password'
  | 'invalid_totp_secret_code'
  | 'invitation_already_accepted'
  | 'invitation_already_revoked'
  | 'jwt_template_reserved_claim'
  | 'last_required_identification_deletion_failed'
  | 'missing_organization_permission'
  | 'no_password_set'
  | 'not_a_member_in_organization'
  | 'not_allowed_access'
  | 'oauth_missing_access_token'
  | 'oauth_missing_refresh_token'
  | 'org_creation_limit_exceeded'
  | 'organization_creator_not_found'
  | 'organization_instance_role_sets_quota_exceeded'
  | 'organization_instance_roles_quota_exceeded'
  | 'organization_invitation_not_pending'
  | 'organization_invitation_not_unique'
  | 'organization_membership_quota_exceeded'
  | 'organization_minimum_permissions_needed'
  | 'organization_missing_creator_role_permissions'
  | 'organization_not_enabled_in_instance'
  | 'organization_not_found_or_unauthorized'
  | 'organization_role_assigned_members'
  | 'organization_role_default_creator_role'
  | 'organization_role_domain_default_role'
  | 'organization_role_exists_in_invitations'
  | 'organization_role_on_set_assigned_to_user'
  | 'organization_role_permission_association_exists'
  | 'organization_role_permission_association_not_found'
  | 'organization_role_set_reassignment_mappings_invalid'
  | 'organization_role_set_reassignment_mappings_missing'
  | 'organization_slugs_disabled'
  | 'organization_system_permission_not_modifiable'
  | 'passkey_not_registered'
  | 'quota_exceeded'
  | 'resource_not_found'
  | 'revoked_invitation'
  | 'sign_in_token_cannot_be_revoked_code'
  | 'svix_app_exists'
  | 'svix_app_missing'
  | 'totp_disabled'
  | 'totp_incorrect_code'
  | 'user_banned'
  | 'user_locked'
  | 'verification_already_verified'
  | 'waitlist_entry_already_completed'
  | 'waitlist_entry_already_invited'
  | 'waitlist_entry_already_rejected'
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
