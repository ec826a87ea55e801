import { apiFault, notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import { paginate, readPage } from '../engine/query.ts';
import { type MetadataBody, mergeKinds } from '../json/merge-metadata.ts';
import { valuesOf } from '../model/identifications.ts';
import { isExpired, ticketUrl } from '../model/invitations.ts';
import { getMembership, getUser, membershipsOf } from '../model/lookup.ts';
import { deleteMembership } from '../model/memberships.ts';
import { isPassword, noPassword } from '../model/passwords.ts';
import { findRole } from '../model/roles.ts';
import { revokeSession } from '../model/sessions.ts';
import { updateUser } from '../model/users.ts';
import { renderPublicOrganizationData } from '../render/organization.ts';
import type { Instance } from '../store/instance.ts';
import type { OrganizationInvitationRecord, UserRecord } from '../store/records.ts';
import { type FrontendRequest, type FrontendRoute, requireSession, requireUser } from './frontend-request.ts';
import { renderOwnMembership, renderOwnUser } from './render-client.ts';
import { acceptInvitation } from './sign-up.ts';

interface UserBody {
  readonly first_name?: string | null;
  readonly last_name?: string | null;
  readonly username?: string | null;
  readonly primary_email_address_id?: string | null;
  readonly primary_phone_number_id?: string | null;
}

interface PasswordBody {
  readonly current_password?: string;
  readonly new_password: string;
  readonly sign_out_of_other_sessions?: boolean;
}

/** The user of the session, with memberships and invitations. */
export const userRoutes: readonly FrontendRoute[] = [
  {
    id: 'GET /v1/me',
    answer: 'wrapped',
    handle: (request) => renderOwnUser(request.instance, requireUser(request)),
  },
  {
    id: 'PATCH /v1/me',
    answer: 'wrapped',
    body: {
      'first_name?': 'string | null',
      'last_name?': 'string | null',
      'username?': 'string | null',
      'primary_email_address_id?': 'string | null',
      'primary_phone_number_id?': 'string | null',
    },
    handle: (request: FrontendRequest<UserBody>) =>
      renderOwnUser(request.instance, updateUser(request.instance, requireUser(request), request.body)),
  },
  { id: 'DELETE /v1/me', answer: 'wrapped', handle: deleteUser },
  {
    id: 'PATCH /v1/me/metadata',
    answer: 'wrapped',
    body: { unsafe_metadata: { type: 'object', others: true } },
    handle: (request: FrontendRequest<MetadataBody>) => {
      const user = requireUser(request);
      return change(request, user, mergeKinds(user, request.body));
    },
  },
  {
    id: 'POST /v1/me/change_password',
    answer: 'wrapped',
    body: {
      'current_password?': 'string',
      new_password: 'string',
      'sign_out_of_other_sessions?': 'boolean',
    },
    handle: changePassword,
  },
  {
    id: 'POST /v1/me/remove_password',
    answer: 'wrapped',
    body: { 'current_password?': 'string' },
    handle: removePassword,
  },
  {
    id: 'GET /v1/me/organization_memberships',
    answer: 'wrapped',
    handle: (request) => {
      const { instance } = request;
      const memberships = membershipsOf(instance, requireUser(request).id);
      return pageOf(request, memberships, (membership) => renderOwnMembership(instance, membership));
    },
  },
  {
    id: 'DELETE /v1/me/organization_memberships/{organization_id}',
    answer: 'wrapped',
    handle: (request) => {
      const { instance, params } = request;
      const membership = getMembership(
        instance,
        pathParam(params, 'organization_id'),
        requireUser(request).id,
      );
      deleteMembership(instance, membership);
      return { object: 'organization_membership', id: membership.id, deleted: true };
    },
  },
  {
    id: 'GET /v1/me/organization_invitations',
    answer: 'wrapped',
    handle: (request) => {
      const { instance, query } = request;
      const status = query.get('status');
      const invitations = invitationsOf(instance, requireUser(request)).filter(
        (invitation) => !status || statusOfInvitation(instance, invitation) === status,
      );
      return pageOf(request, invitations, (invitation) => renderInvitation(instance, invitation));
    },
  },
  {
    id: 'POST /v1/me/organization_invitations/{invitation_id}/accept',
    answer: 'wrapped',
    handle: acceptOwnInvitation,
  },
  {
    id: 'GET /v1/me/organization_creation_defaults',
    answer: 'wrapped',
    handle: (request) => {
      requireUser(request);
      return { form: { name: null, logo: null }, advisory: null };
    },
  },
];

function change<Body>({ instance }: FrontendRequest<Body>, user: UserRecord, changes: Partial<UserRecord>) {
  return renderOwnUser(
    instance,
    instance.store.users.update(user, { ...changes, updated_at: instance.now() }),
  );
}

function deleteUser(request: FrontendRequest) {
  const user = requireUser(request);
  if (!user.delete_self_enabled) throw apiFault('delete_self_disabled');
  request.instance.store.users.delete(user.id);
  return { object: 'user', id: user.id, deleted: true };
}

/** A user without a password sets the first one without the current one. */
async function changePassword(request: FrontendRequest<PasswordBody>) {
  const { instance, body } = request;
  const session = requireSession(request);
  const user = requireUser(request);
  if (user.password_last_updated_at !== null) {
    const isRight = await isPassword(user, body.current_password ?? '', '/v1/me/change_password');
    if (!isRight) throw apiFault('form_password_incorrect', { param_name: 'current_password' });
  }
  const changed = updateUser(instance, getUser(instance, user.id), { password: body.new_password });
  if (body.sign_out_of_other_sessions) {
    const others = instance.store.sessions.by('user_id', user.id).filter(({ id }) => id !== session.id);
    for (const other of others) revokeSession(instance, other);
  }
  return renderOwnUser(instance, changed);
}

async function removePassword(request: FrontendRequest<Pick<PasswordBody, 'current_password'>>) {
  const { current_password = '' } = request.body;
  const isRight = await isPassword(requireUser(request), current_password, '/v1/me/remove_password');
  if (!isRight) throw apiFault('form_password_incorrect', { param_name: 'current_password' });
  return change(request, requireUser(request), { ...noPassword, password_last_updated_at: null });
}

function pageOf<T>({ query }: FrontendRequest, items: readonly T[], render: (item: T) => unknown) {
  return { data: paginate(items, readPage(query)).map(render), total_count: items.length };
}

function invitationsOf(instance: Instance, { id }: UserRecord): readonly OrganizationInvitationRecord[] {
  const emails = valuesOf(instance, 'email_addresses', id);
  return emails.flatMap((email) => instance.store.organization_invitations.by('email_address', email));
}

function statusOfInvitation({ now }: Instance, invitation: OrganizationInvitationRecord): string {
  return isExpired(invitation, now()) ? 'expired' : invitation.status;
}

function acceptOwnInvitation(request: FrontendRequest) {
  const { instance, params } = request;
  const user = requireUser(request);
  const id = pathParam(params, 'invitation_id');
  const invitation = invitationsOf(instance, user).find((each) => each.id === id);
  if (!invitation) throw notFound('invitation of the user', id);
  if (statusOfInvitation(instance, invitation) !== 'pending')
    throw apiFault('organization_invitation_not_pending');
  acceptInvitation(instance, invitation, user.id);
  return renderInvitation(instance, instance.store.organization_invitations.get(id) ?? invitation);
}

function renderInvitation(instance: Instance, invitation: OrganizationInvitationRecord) {
  const organization = instance.store.organizations.get(invitation.organization_id);
  const { id, email_address, role, public_metadata, expires_at, created_at, updated_at } = invitation;
  return {
    object: 'organization_invitation',
    id,
    email_address,
    role,
    role_name: findRole(instance, role)?.name ?? role,
    url: ticketUrl(instance, invitation),
    expires_at,
    status: statusOfInvitation(instance, invitation),
    public_metadata,
    public_organization_data: organization ? renderPublicOrganizationData(instance, organization) : null,
    created_at,
    updated_at,
  };
}
