import type { Behaviour } from '../engine/behaviour.ts';
import { apiFault } from '../engine/errors.ts';
import type { OperationRequest } from '../engine/request.ts';
import { rejectAccount, rejectPending } from '../model/instance-invitations.ts';
import { createTicketPath, expiresAfterDays, isExpired, ticketUrl } from '../model/invitations.ts';
import { normalizeIdentifier } from '../model/normalize-identifier.ts';
import { sendInvitation } from '../model/outbox.ts';
import type { InvitationRecord } from '../store/records.ts';
import { rejectLargeBulk } from './reject-large-bulk.ts';

export const invitations: Behaviour = {
  operations: { 'POST /invitations/bulk': { check: rejectLargeBulk } },
  records: {
    invitations: {
      create: createInvitation,
      announce: (invitation, { instance, body }) => {
        const { email_address: to, url } = invitation;
        if (body['notify'] !== false) sendInvitation(instance, { to, url });
      },
      update: ({ status }) => {
        if (status === 'accepted') throw apiFault('invitation_already_accepted');
        if (status === 'revoked') throw apiFault('invitation_already_revoked');
        return {};
      },
      derive: (invitation, instance) => ({
        status: isExpired(invitation, instance.now()) ? 'expired' : invitation.status,
      }),
      // A list has revoked invitations only if the query selects them.
      select: ({ instance, values }) =>
        values['status'] === undefined
          ? instance.store.invitations.all().filter(({ status }) => status !== 'revoked')
          : undefined,
      render: (invitation, { instance }) => ({ url: ticketUrl(instance, invitation) }),
      searched: ['id', 'email_address'],
    },
  },
};

function createInvitation(draft: InvitationRecord, { instance, operation }: OperationRequest) {
  const email = normalizeIdentifier(draft.email_address);
  const ignoresPending = draft.ignore_existing === true;
  // In a bulk, an address with an account is an error in any case.
  if (!ignoresPending || operation.kind === 'create-many') rejectAccount(instance, email);
  if (!ignoresPending) rejectPending(instance, email);
  return {
    email_address: email,
    status: 'pending' as const,
    revoked: false,
    public_metadata: draft.public_metadata ?? {},
    url: createTicketPath(instance),
    expires_at: expiresAfterDays(instance, draft.expires_in_days),
  };
}
