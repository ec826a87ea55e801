// Pure
import type { ErrorEntry } from './error-entry.ts';

/** The errors of browsers and their sessions, and those whose codes are not published. */
export const frontendErrors = {
  agent_task_cannot_be_revoked_code: {
    status: 400,
    // The API does not publish the code.
    message: 'not revocable',
    longMessage: 'The agent task is {status}. Only a pending one can be revoked.',
  },
  browser_signed_out: {
    status: 401,
    code: 'signed_out',
    message: 'signed out',
    longMessage: 'The browser has no client. Sign in first.',
  },
  client_state_invalid: {
    status: 400,
    message: 'not possible now',
    longMessage: 'The attempt is in the status {status}, which does not allow this request.',
  },
  organization_admin_delete_not_enabled: {
    status: 403,
    message: 'not allowed',
    longMessage: 'The settings of the organization do not allow its members to delete it.',
  },
  organization_membership_request_not_pending: {
    status: 400,
    // The API does not publish the code of this error, and of the next one.
    message: 'not pending',
    longMessage: 'The membership request is answered already.',
  },
  organization_suggestion_not_pending: {
    status: 400,
    message: 'not pending',
    longMessage: 'The suggestion is accepted already.',
  },
  organization_creation_disabled: {
    status: 403,
    // The API does not publish the code.
    code: 'authorization_invalid',
    message: 'not allowed',
    longMessage: 'The user is not allowed to create organizations.',
  },
  organization_not_found_or_unauthorized: {
    status: 404,
    message: 'not found',
    longMessage: 'The organization does not exist, or the user is not a member of it.',
  },
  delete_self_disabled: {
    status: 403,
    code: 'user_delete_self_not_enabled',
    message: 'not allowed',
    longMessage: 'The user has delete_self_enabled: false.',
  },
  dev_browser_unauthenticated: {
    status: 401,
    message: 'unknown browser',
    longMessage:
      'No browser of this emulator has this token. Delete the cookies of the page and load it again.',
  },
  expired_session_token_invalid: {
    status: 401,
    message: 'invalid session token',
    longMessage: 'expired_token is not a session token of this emulator.',
  },
  expired_session_token_missing_sid_claim: {
    status: 401,
    message: 'no session in the token',
    longMessage: 'expired_token has no claim sid.',
  },
  foreign_form: {
    status: 403,
    code: 'origin_invalid',
    message: 'form of another site',
    longMessage: 'A form of another site cannot sign a browser in or out.',
  },
  form_code_incorrect: {
    status: 422,
    message: 'incorrect code',
    longMessage: 'This is not the code of the latest message.',
  },
  form_identifier_not_found: {
    status: 422,
    message: 'no such account',
    longMessage: 'No user has this {param_name}.',
  },
  form_password_incorrect: {
    status: 422,
    message: 'incorrect password',
    longMessage: 'This is not the password of the user.',
  },
  refresh_sid_mismatch: {
    status: 401,
    message: 'token of another session',
    longMessage: 'expired_token belongs to another session than the path names.',
  },
  refresh_token_not_found: {
    status: 401,
    message: 'unknown refresh token',
    longMessage: 'refresh_token does not belong to this session.',
  },
  refresh_user_banned: {
    status: 401,
    code: 'user_banned',
    message: 'user is banned',
    longMessage: 'The user of the session is banned.',
  },
  session_exists: {
    status: 400,
    message: 'session exists',
    longMessage: 'The browser is signed in already. Sign out first.',
  },
  session_not_active: {
    status: 401,
    code: 'session_refresh_session_not_active',
    message: 'session is over',
    longMessage: 'The session is {status}.',
  },
  session_revoked: {
    status: 401,
    message: 'session is revoked',
    longMessage: 'The session is revoked.',
  },
  session_unauthenticated: {
    status: 401,
    code: 'authentication_invalid',
    message: 'not authenticated',
    longMessage: 'The browser has no active session for this request. Sign in first.',
  },
  strategy_for_user_invalid: {
    status: 400,
    message: 'strategy not available',
    longMessage: 'The strategy {strategy} is not available for this attempt.',
  },
  ticket_expired_code: {
    status: 400,
    message: 'ticket expired',
    longMessage: 'The ticket has expired. Create a new one.',
  },
  ticket_invalid_code: {
    status: 400,
    message: 'invalid ticket',
    longMessage: 'No sign-in token, actor token or invitation has this ticket.',
  },
  ticket_used: {
    status: 400,
    code: 'sign_in_token_already_used_code',
    message: 'ticket used',
    longMessage: 'The ticket has been used already.',
  },
  ticket_revoked: {
    status: 400,
    code: 'sign_in_token_revoked_code',
    message: 'ticket revoked',
    longMessage: 'The ticket has been revoked.',
  },
  verification_expired: {
    status: 400,
    message: 'code expired',
    longMessage: 'The code has expired. Request a new one.',
  },
  verification_failed: {
    status: 400,
    message: 'too many attempts',
    longMessage: 'Too many codes were wrong. Request a new one.',
  },
  verification_missing: {
    status: 400,
    message: 'no code sent',
    longMessage: 'No code has been sent for this attempt. Prepare the verification first.',
  },
} as const satisfies Record<string, ErrorEntry>;
