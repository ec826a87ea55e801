// Pure
import type { ErrorEntry } from './error-entry.ts';

/** The errors of all other resources. */
export const resourceErrors = {
  actor_token_cannot_be_revoked_code: {
    status: 400,
    message: 'not revocable',
    longMessage: 'The actor token is {status}. Only a pending one can be revoked.',
  },
  invitation_already_accepted: {
    status: 400,
    message: 'already accepted',
    longMessage: 'The invitation is accepted and can no longer be revoked.',
  },
  invitation_already_revoked: {
    status: 400,
    message: 'already revoked',
    longMessage: 'The invitation is revoked already.',
  },
  jwt_template_reserved_claim: {
    status: 400,
    message: 'reserved claim',
    longMessage: 'A template cannot set the claim {claim}, which every token has.',
  },
  m2m_token_lifetime_too_short: {
    status: 400,
    code: 'bad_request',
    message: 'min_remaining_ttl_seconds is too large',
    longMessage: 'min_remaining_ttl_seconds must be less than the lifetime of the token, {ttl} seconds.',
  },
  operation_not_allowed_on_primary_domain: {
    status: 403,
    message: 'primary domain',
    longMessage: 'The primary domain of the instance cannot be deleted. A satellite domain can.',
  },
  quota_exceeded: {
    status: 403,
    message: 'quota exceeded',
    longMessage: 'The instance can have at most {limit} {resource}.',
  },
  script_not_installed: {
    status: 404,
    code: 'resource_not_found',
    message: 'script not installed',
    longMessage:
      'The folder of the emulator has no package {name} with the file dist/{file}. Install the package there: npm install --save-dev {name}.',
  },
  sign_in_token_cannot_be_revoked_code: {
    status: 400,
    message: 'not revocable',
    longMessage: 'The sign-in token is {status}. Only a pending one can be revoked.',
  },
  svix_app_exists: {
    status: 400,
    message: 'Svix app exists',
    longMessage: 'The instance has a Svix app already.',
  },
  svix_app_missing: {
    status: 400,
    message: 'no Svix app',
    longMessage: 'The instance has no Svix app.',
  },
  waitlist_entry_already_completed: {
    status: 409,
    message: 'already completed',
    longMessage: 'The waitlist entry is completed already.',
  },
  waitlist_entry_already_invited: {
    status: 409,
    message: 'already invited',
    longMessage: 'The waitlist entry is invited already.',
  },
  waitlist_entry_already_rejected: {
    status: 409,
    message: 'already rejected',
    longMessage: 'The waitlist entry is rejected already.',
  },
} as const satisfies Record<string, ErrorEntry>;
