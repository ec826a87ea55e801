import type { ApiAdvice } from '../advice.ts';

/** All other resources, and the refresh of a session. */
export const RESOURCE_CODES = {
  actor_token_cannot_be_revoked_code: {
    status: 400,
    means: 'The actor token is not open.',
    causes: ['It was used or revoked'],
    remedy: 'Nothing: it cannot be used again.',
  },
  duplicate_record: {
    status: 400,
    means: 'Another record has this value.',
    causes: ['Two requests raced', 'An address has an open invitation, or is on the list'],
    remedy: 'Find the other record, or use `ignoreExisting` for invitations.',
  },
  invitation_already_accepted: {
    status: 400,
    means: 'The invitation was accepted, and cannot be revoked.',
    causes: ['The person was faster'],
    remedy: 'Nothing: the user exists now.',
  },
  invitation_already_revoked: {
    status: 400,
    means: 'The invitation was revoked before.',
    causes: ['Two requests raced'],
    remedy: 'Nothing: the invitation is as it should be.',
  },
  jwt_template_reserved_claim: {
    status: 400,
    means: 'A template cannot set this claim.',
    causes: ['The claim is in every token, such as `sub` or `exp`'],
    remedy: 'Use another name.',
  },
  operation_not_allowed_on_primary_domain: {
    status: 403,
    means: 'The primary domain cannot be deleted.',
    causes: ['The id is not that of a satellite domain'],
    remedy: 'Pass the id of a satellite domain.',
  },
  quota_exceeded: {
    status: 403,
    means: 'The instance has as many records of this kind as allowed.',
    causes: ['The limit of the plan'],
    remedy: 'Delete records, or raise the limit.',
  },
  resource_not_found: {
    status: 404,
    means: 'No record has this id, or no operation has this path.',
    causes: ['The record was deleted', 'The id is from another instance', '`apiUrl` has a path of its own'],
    remedy: 'Check the id and the instance of the key. Handle it as absent, rather than as a failure.',
  },
  revoked_invitation: {
    status: 400,
    means: 'The invitation is revoked.',
    causes: ['An administrator revoked it'],
    remedy: 'Create another invitation.',
  },
  sign_in_token_cannot_be_revoked_code: {
    status: 400,
    means: 'The sign-in token is not open.',
    causes: ['It was used or revoked'],
    remedy: 'Nothing: it cannot be used again.',
  },
  svix_app_exists: {
    status: 400,
    means: 'The instance has webhooks already.',
    causes: ['Two requests raced'],
    remedy: 'Nothing: go on with `generateSvixAuthURL`.',
  },
  svix_app_missing: {
    status: 400,
    means: 'The instance has no webhooks yet.',
    causes: ['`createSvixApp` was not called'],
    remedy: 'Call `createSvixApp` first.',
  },
  waitlist_entry_already_completed: {
    status: 409,
    means: 'The person on the waitlist has signed up.',
    causes: ['The person was faster'],
    remedy: 'Nothing: the user exists now.',
  },
  waitlist_entry_already_invited: {
    status: 409,
    means: 'The person on the waitlist was invited before.',
    causes: ['Two administrators did the same'],
    remedy: 'Pass `ignoreExisting`, if the operation has it.',
  },
  waitlist_entry_already_rejected: {
    status: 409,
    means: 'The person on the waitlist was rejected before.',
    causes: ['Two administrators did the same'],
    remedy: 'Nothing: the entry is as it should be.',
  },
  refresh_sid_mismatch: {
    status: 401,
    means: 'The expired token belongs to another session.',
    causes: ['The browser signed in as another user meanwhile'],
    remedy: 'Nothing: the browser is redirected to a handshake.',
  },
  refresh_token_not_found: {
    status: 401,
    means: 'The refresh token does not belong to the session.',
    causes: ['The session ended', 'The cookies are from two instances'],
    remedy: 'Nothing: the browser is redirected to a handshake.',
  },
  not_emulated: {
    status: 501,
    means: 'The operation exists in the API, and `@x/emulator` does not answer it.',
    causes: ['The emulator does not have this operation'],
    remedy:
      '`SUPPORTED.md` of `@x/emulator` lists what it has. Answer the call in your test with a route of your own.',
  },
} as const satisfies Readonly<Record<string, ApiAdvice>>;
