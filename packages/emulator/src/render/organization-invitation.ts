import { ticketUrl } from '../model/invitations.ts';
import { findRole } from '../model/roles.ts';
import type { Instance } from '../store/instance.ts';
import type { OrganizationInvitationRecord } from '../store/records.ts';
import { renderPublicUserData } from './membership.ts';
import { renderPublicOrganizationData } from './organization.ts';

/** Returns the values of an invitation that are not in its record. */
export function renderOrganizationInvitation(instance: Instance, invitation: OrganizationInvitationRecord) {
  const { store } = instance;
  const inviter = invitation.inviter_id === null ? undefined : store.users.get(invitation.inviter_id);
  const organization = store.organizations.get(invitation.organization_id);
  return {
    url: ticketUrl(instance, invitation),
    role_name: findRole(instance, invitation.role)?.name ?? invitation.role,
    public_inviter_data: inviter === undefined ? null : renderPublicUserData(instance, inviter),
    public_organization_data:
      organization === undefined ? null : renderPublicOrganizationData(instance, organization),
  };
}
