// Pure
import type { ErrorEntry } from './error-entry.ts';

/** The errors of users, their identifications, passwords and images. */
export const userErrors = {
  delete_linked_identification_disallowed: {
    status: 400,
    message: 'linked to an account',
    longMessage: 'The email address is linked to an external account. Delete the account first.',
  },
  external_account_not_found: {
    status: 404,
    message: 'external account not found',
    longMessage: 'The user has no external account with the id {id}.',
  },
  form_password_digest_invalid_code: {
    status: 422,
    message: 'invalid password digest',
    longMessage: 'The password_digest does not have the form of a digest of {hasher}.',
  },
  form_password_length_too_long: {
    status: 422,
    message: 'password too long',
    longMessage: 'A password must have at most 72 characters.',
  },
  form_password_length_too_short: {
    status: 422,
    message: 'password too short',
    longMessage: 'A password must be 8 characters or more.',
  },
  form_password_matches_identifier: {
    status: 422,
    message: 'password is an identifier',
    longMessage: 'A password must not be an email address, a phone number or the username of its user.',
  },
  form_password_pwned: {
    status: 422,
    message: 'password is known',
    longMessage: 'This password is on a list of known passwords.',
  },
  form_password_size_in_bytes_exceeded: {
    status: 422,
    message: 'password too long',
    longMessage: 'A password must have at most 72 bytes in UTF-8.',
  },
  form_username_cannot_be_phone_number: {
    status: 422,
    message: 'username is a phone number',
    longMessage: '{param_name} must not be a phone number.',
  },
  form_username_invalid_character: {
    status: 422,
    message: 'invalid character',
    longMessage: '{param_name} can only have letters, digits, dashes and underscores.',
  },
  form_username_invalid_length: {
    status: 422,
    message: 'invalid length',
    longMessage: '{param_name} must have at most 64 characters.',
  },
  form_username_needs_non_number_char: {
    status: 422,
    message: 'only digits',
    longMessage: '{param_name} must have a character that is not a digit.',
  },
  identification_create_second_factor_unverified: {
    status: 400,
    message: 'not verified',
    longMessage: 'Only a verified phone number can be a second factor.',
  },
  identification_update_second_factor_unverified: {
    status: 400,
    message: 'not verified',
    longMessage: 'Only a verified phone number can be a second factor.',
  },
  image_not_found: {
    status: 404,
    message: 'image not found',
    longMessage: 'No image has the id {id}.',
  },
  image_too_large: {
    status: 413,
    message: 'image too large',
    longMessage: 'The image has more than 10 MB.',
  },
  incorrect_password: {
    status: 422,
    message: 'incorrect password',
    longMessage: 'This is not the password of the user.',
  },
  invalid_totp_secret_code: {
    status: 422,
    message: 'invalid secret',
    longMessage: 'The secret of an authenticator app must be base32.',
  },
  last_required_identification_deletion_failed: {
    status: 400,
    message: 'last identification',
    longMessage: 'This is the last identification of the user. Add another one first.',
  },
  no_password_set: {
    status: 400,
    message: 'no password',
    longMessage: 'The user has no password.',
  },
  not_allowed_access: {
    status: 403,
    message: 'not allowed',
    longMessage: 'The restrictions of the instance do not allow a sign-up with {identifier}.',
  },
  oauth_missing_access_token: {
    status: 422,
    message: 'no access token',
    longMessage: 'The external account has no access token.',
  },
  oauth_missing_refresh_token: {
    status: 422,
    message: 'no refresh token',
    longMessage: 'The access token has expired, and the external account has no refresh token.',
  },
  passkey_not_registered: {
    status: 404,
    message: 'passkey not registered',
    longMessage: 'The user has no passkey with the id {id}.',
  },
  totp_disabled: {
    status: 400,
    message: 'no authenticator app',
    longMessage: 'The user has neither an authenticator app nor backup codes.',
  },
  totp_incorrect_code: {
    status: 422,
    message: 'incorrect code',
    longMessage: 'The code is neither that of the authenticator app nor an unused backup code.',
  },
  user_banned: {
    status: 403,
    message: 'user is banned',
    longMessage: 'User {user_id} is banned and cannot sign in.',
  },
  user_locked: {
    status: 403,
    message: 'user is locked',
    longMessage: 'User {user_id} is locked and cannot sign in.',
  },
  verification_already_verified: {
    status: 400,
    message: 'already verified',
    longMessage: 'The verification is complete already.',
  },
} as const satisfies Record<string, ErrorEntry>;
