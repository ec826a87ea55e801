import type { ApiAdvice } from '../advice.ts';

/** Users, their identifications and passwords. */
export const USER_CODES = {
  delete_linked_identification_disallowed: {
    status: 400,
    means: 'The identification is linked to another one.',
    causes: ['The email address belongs to an external account'],
    remedy: 'Delete the external account first.',
  },
  external_account_not_found: {
    status: 404,
    means: 'The user does not have this external account.',
    causes: ['It was disconnected', 'The id belongs to another user'],
    remedy: 'Read `externalAccounts` of the user.',
  },
  identification_create_second_factor_unverified: {
    status: 400,
    means: 'A new number is not verified, and cannot be a second factor.',
    causes: ['`reservedForSecondFactor` without `verified`'],
    remedy: 'Verify the number first.',
  },
  identification_update_second_factor_unverified: {
    status: 400,
    means: 'The number is not verified, and cannot be a second factor.',
    causes: ['The user has not entered the code yet'],
    remedy: 'Verify the number first.',
  },
  incorrect_password: {
    status: 422,
    means: 'The password is wrong.',
    causes: ['The user mistyped it'],
    remedy: 'Show it to the user. Limit the attempts.',
  },
  invalid_totp_secret_code: {
    status: 422,
    means: 'The secret of the authenticator app is invalid.',
    causes: ['The secret is not in base32'],
    remedy: 'Export the secret again, in base32.',
  },
  last_required_identification_deletion_failed: {
    status: 400,
    means: 'The user would have no identification left that the instance requires.',
    causes: ['It is the only email address'],
    remedy: 'Add another one first.',
  },
  no_password_set: {
    status: 400,
    means: 'The user has no password.',
    causes: ['The user signs in with a code or another account'],
    remedy: 'Check `passwordEnabled` first.',
  },
  not_allowed_access: {
    status: 403,
    means: 'The restrictions of the instance do not allow this identifier.',
    causes: ['It is on the blocklist, or not on the allowlist'],
    remedy: 'Change the lists, or show it to the user.',
  },
  oauth_missing_access_token: {
    status: 422,
    means: 'The external account has no access token.',
    causes: ['The user connected it long ago, or without consent'],
    remedy: 'Let the user connect the account again.',
  },
  oauth_missing_refresh_token: {
    status: 422,
    means: 'The access token has expired, and cannot be refreshed.',
    causes: ['The provider issued no refresh token'],
    remedy: 'Let the user connect the account again, with offline access.',
  },
  passkey_not_registered: {
    status: 404,
    means: 'The user does not have this passkey.',
    causes: ['It was deleted'],
    remedy: 'Read `passkeys` of the user.',
  },
  totp_disabled: {
    status: 400,
    means: 'The user has neither an authenticator app nor backup codes.',
    causes: ['It was removed'],
    remedy: 'Check `totpEnabled` and `backupCodeEnabled` first.',
  },
  totp_incorrect_code: {
    status: 422,
    means: 'The code is wrong.',
    causes: ['It has expired', 'The clock of the device is wrong', 'A backup code was used already'],
    remedy: 'Show it to the user. Limit the attempts.',
  },
  user_banned: {
    status: 403,
    means: 'The user is banned.',
    causes: ['An administrator banned the user'],
    remedy: 'Unban the user with `unbanUser`, or show it.',
  },
  user_locked: {
    status: 403,
    means: 'The user is locked, and cannot sign in.',
    causes: ['The password was guessed too often', 'An administrator locked the user'],
    remedy: 'Wait for `lockoutExpiresInSeconds` of the user, or call `unlockUser`.',
  },
  verification_already_verified: {
    status: 400,
    means: 'The identification is verified already.',
    causes: ['Two tabs sent the code'],
    remedy: 'Nothing: read the identification again.',
  },
} as const satisfies Readonly<Record<string, ApiAdvice>>;
