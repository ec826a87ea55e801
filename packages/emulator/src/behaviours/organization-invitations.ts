import type { Behaviour } from '../engine/behaviour.ts';
import { apiFault } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import type { OperationRequest } from '../engine/request.ts';
import { findByValue, valuesOf } from '../model/identifications.ts';
import { createTicketPath, expiresAfterDays, isExpired, isPending } from '../model/invitations.ts';
import { findMembership, getOrganization, getUser, membersOf } from '../model/lookup.ts';
import { normalizeIdentifier } from '../model/normalize-identifier.ts';
import { sendInvitation } from '../model/outbox.ts';
import { requireRoleInSet } from '../model/role-sets.ts';
import { canManageMemberships, getRole } from '../model/roles.ts';
import { renderOrganizationInvitation } from '../render/organization-invitation.ts';
import type { Instance } from '../store/instance.ts';
import type { OrganizationInvitationRecord } from '../store/records.ts';
import { rejectLargeBulk } from './reject-large-bulk.ts';

export const organizationInvitations: Behaviour = {
  operations: {
    'POST /organizations/{organization_id}/invitations/bulk': { check: rejectLargeBulk },
  },
  records: {
    organization_invitations: {
      create: createInvitation,
      announce: (invitation, { instance, body }) => {
        const { email_address: to, organization_id, url } = invitation;
        const organization = getOrganization(instance, organization_id).name;
        if (body['notify'] !== false) sendInvitation(instance, { to, url, organization });
      },
      update: revoke,
      derive: (invitation, instance) => ({
        status: isExpired(invitation, instance.now()) ? 'expired' : invitation.status,
      }),
      select: selectInvitations,
      render: (invitation, { instance }) => renderOrganizationInvitation(instance, invitation),
      searched: ['email_address'],
    },
  },
};

function createInvitation(draft: OrganizationInvitationRecord, { instance, body }: OperationRequest) {
  const organizationId = draft.organization_id;
  const email = normalizeIdentifier(draft.email_address);
  getRole(instance, draft.role);
  requireRoleInSet(instance, getOrganization(instance, organizationId), draft.role);
  const inviterId = typeof body['inviter_user_id'] === 'string' ? body['inviter_user_id'] : null;
  if (inviterId !== null) requireManager(instance, organizationId, inviterId);
  const holder = findByValue(instance, 'email_addresses', email)?.user_id;
  if (holder !== undefined && findMembership(instance, organizationId, holder)) {
    throw apiFault('already_a_member_in_organization', { user_id: holder });
  }
  const pending = pendingOf(instance, organizationId);
  if (pending.some((invitation) => invitation.email_address === email)) {
    throw apiFault('organization_invitation_not_unique');
  }
  const limit = getOrganization(instance, organizationId).max_allowed_memberships;
  if (limit > 0 && membersOf(instance, organizationId).length + pending.length >= limit) {
    throw apiFault('organization_membership_quota_exceeded', { limit: String(limit) });
  }
  return {
    email_address: email,
    inviter_id: inviterId,
    status: 'pending' as const,
    url: createTicketPath(instance),
    expires_at: expiresAfterDays(instance, body['expires_in_days']),
    public_metadata: draft.public_metadata ?? {},
    private_metadata: draft.private_metadata ?? {},
  };
}

function revoke(invitation: OrganizationInvitationRecord, { instance, body }: OperationRequest) {
  const requesterId = body['requesting_user_id'];
  if (typeof requesterId === 'string') requireManager(instance, invitation.organization_id, requesterId);
  if (!isPending(invitation, instance.now())) {
    throw apiFault('organization_invitation_not_pending');
  }
  return { status: 'revoked' as const };
}

function requireManager(instance: Instance, organizationId: string, userId: string): void {
  getUser(instance, userId);
  const membership = findMembership(instance, organizationId, userId);
  if (!membership) throw apiFault('not_a_member_in_organization', { user_id: userId });
  if (!canManageMemberships(instance, membership.role)) throw apiFault('missing_organization_permission');
}

function pendingOf(instance: Instance, organizationId: string): readonly OrganizationInvitationRecord[] {
  return instance.store.organization_invitations
    .by('organization_id', organizationId)
    .filter((invitation) => isPending(invitation, instance.now()));
}

/** Two lists have fewer invitations than their path says: the pending ones, and those to the addresses of a user. */
function selectInvitations({ instance, operation, params }: OperationRequest) {
  if (operation.id.endsWith('/invitations/pending'))
    return pendingOf(instance, pathParam(params, 'organization_id'));
  const userId = params['user_id'];
  if (userId === undefined) return undefined;
  const emails = valuesOf(instance, 'email_addresses', getUser(instance, userId).id);
  return emails.flatMap((email) => instance.store.organization_invitations.by('email_address', email));
}
