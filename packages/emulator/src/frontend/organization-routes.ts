import { apiFault } from '../engine/errors.ts';
import type { OperationId } from '../engine/operation.ts';
import type { Shape } from '../engine/shape.ts';
import { isObject } from '../json/is-object.ts';
import { findMembership } from '../model/lookup.ts';
import type { Instance } from '../store/instance.ts';
import { callBackend } from './call-backend.ts';
import { renderOwnDomain } from './domain-routes.ts';
import { type FrontendRequest, type FrontendRoute, requireUser } from './frontend-request.ts';
import { type NeededPermission, requireMember, requireOrganizations } from './organization-request.ts';
import { renderOwnMembership, renderOwnOrganization } from './render-client.ts';

type Json = Readonly<Record<string, unknown>>;

interface Route {
  readonly id: FrontendRoute['id'];
  /** The operation of the Backend API that has the rules: decision 045. */
  readonly operation: OperationId;
  readonly needs: NeededPermission;
  readonly fields?: Readonly<Record<string, Shape>>;
  /** Returns the body of the operation. Default: the fields. */
  readonly toBody?: (body: Json, userId: string) => unknown;
  /** Throws an `ApiFault` for what a member with the permission cannot do either. */
  readonly check?: (context: ReturnType<typeof requireMember>) => void;
  /** Returns what members see of a record of the answer. Default: everything. */
  readonly show?: (instance: Instance, record: Json) => unknown;
}

const ofOrganization = '/organizations/{organization_id}';

const name = { 'name?': 'string', 'slug?': 'string | null' } as const;
const invitation = { role: 'string', 'notify?': 'boolean' } as const;

const routes: readonly Route[] = [
  {
    id: `GET /v1${ofOrganization}`,
    operation: `GET ${ofOrganization}`,
    needs: null,
    show: showOrganization,
  },
  {
    id: `PATCH /v1${ofOrganization}`,
    operation: `PATCH ${ofOrganization}`,
    needs: 'profile:manage',
    fields: name,
    show: showOrganization,
  },
  {
    id: `DELETE /v1${ofOrganization}`,
    operation: `DELETE ${ofOrganization}`,
    needs: 'profile:delete',
    check: ({ organization }) => {
      if (!organization.admin_delete_enabled) throw apiFault('organization_admin_delete_not_enabled');
    },
  },
  {
    id: `GET /v1${ofOrganization}/memberships`,
    operation: `GET ${ofOrganization}/memberships`,
    needs: 'memberships:read',
    show: showMembership,
  },
  {
    id: `POST /v1${ofOrganization}/memberships`,
    operation: `POST ${ofOrganization}/memberships`,
    needs: 'memberships:manage',
    fields: { user_id: 'string', role: 'string' },
    show: showMembership,
  },
  {
    id: `PATCH /v1${ofOrganization}/memberships/{user_id}`,
    operation: `PATCH ${ofOrganization}/memberships/{user_id}`,
    needs: 'memberships:manage',
    fields: { role: 'string' },
    show: showMembership,
  },
  {
    id: `DELETE /v1${ofOrganization}/memberships/{user_id}`,
    operation: `DELETE ${ofOrganization}/memberships/{user_id}`,
    needs: 'memberships:manage',
    show: (_instance, membership) => withoutPrivate(membership, 'organization'),
  },
  {
    id: `GET /v1${ofOrganization}/invitations`,
    operation: `GET ${ofOrganization}/invitations`,
    needs: 'memberships:manage',
    show: showInvitation,
  },
  {
    id: `GET /v1${ofOrganization}/invitations/pending`,
    operation: `GET ${ofOrganization}/invitations/pending`,
    needs: 'memberships:manage',
    show: showInvitation,
  },
  {
    id: `POST /v1${ofOrganization}/invitations`,
    operation: `POST ${ofOrganization}/invitations`,
    needs: 'memberships:manage',
    fields: { ...invitation, email_address: 'string' },
    toBody: (body, userId) => ({ ...body, inviter_user_id: userId }),
    show: showInvitation,
  },
  {
    id: `POST /v1${ofOrganization}/invitations/bulk`,
    operation: `POST ${ofOrganization}/invitations/bulk`,
    needs: 'memberships:manage',
    fields: { ...invitation, email_address: { list: 'string', minItems: 1 } },
    toBody: ({ email_address: emails, ...rest }, userId) =>
      Array.isArray(emails)
        ? emails.map((email_address: unknown) => ({ ...rest, email_address, inviter_user_id: userId }))
        : [],
    show: showInvitation,
  },
  {
    id: `POST /v1${ofOrganization}/invitations/{invitation_id}/revoke`,
    operation: `POST ${ofOrganization}/invitations/{invitation_id}/revoke`,
    needs: 'memberships:manage',
    toBody: (_body, userId) => ({ requesting_user_id: userId }),
    show: showInvitation,
  },
  {
    id: `GET /v1${ofOrganization}/domains`,
    operation: `GET ${ofOrganization}/domains`,
    needs: 'domains:read',
    show: showDomain,
  },
  {
    id: `POST /v1${ofOrganization}/domains`,
    operation: `POST ${ofOrganization}/domains`,
    needs: 'domains:manage',
    fields: { name: 'string', 'enrollment_mode?': 'string' },
    toBody: (body) => ({ enrollment_mode: 'manual_invitation', ...body, verified: false }),
    show: showDomain,
  },
  {
    id: `POST /v1${ofOrganization}/domains/{domain_id}/update_enrollment_mode`,
    operation: `PATCH ${ofOrganization}/domains/{domain_id}`,
    needs: 'domains:manage',
    fields: { enrollment_mode: 'string' },
    show: showDomain,
  },
  {
    id: `DELETE /v1${ofOrganization}/domains/{domain_id}`,
    operation: `DELETE ${ofOrganization}/domains/{domain_id}`,
    needs: 'domains:manage',
  },
];

/** The organizations of the user, their members, invitations and domains. */
export const organizationRoutes: readonly FrontendRoute[] = [
  {
    id: 'POST /v1/organizations',
    answer: 'wrapped',
    body: { name: 'string', 'slug?': 'string | null' },
    handle: async (request: FrontendRequest<Json>) => {
      requireOrganizations(request);
      const user = requireUser(request);
      if (!user.create_organization_enabled) throw apiFault('organization_creation_disabled');
      const body = { ...request.body, created_by: user.id };
      return showOrganization(
        request.instance,
        Object(await callBackend(request, 'POST /organizations', body)),
      );
    },
  },
  ...routes.map(toFrontendRoute),
];

function toFrontendRoute(route: Route): FrontendRoute {
  const { id, operation, needs, fields = {}, toBody, check, show = (_instance, record) => record } = route;
  return {
    id,
    answer: 'wrapped',
    body: fields,
    handle: async (request: FrontendRequest<Json>) => {
      const context = requireMember(request, needs);
      check?.(context);
      const body = toBody === undefined ? request.body : toBody(request.body, context.membership.user_id);
      const hasBody = !/^(GET|DELETE) /.test(operation);
      const answer = Object(await callBackend(request, operation, hasBody ? body : undefined));
      const { data } = answer;
      const render = (record: Json) => show(request.instance, record);
      return Array.isArray(data) ? { ...answer, data: data.filter(isObject).map(render) } : render(answer);
    },
  };
}

function showOrganization(instance: Instance, { id }: Json): unknown {
  const organization = instance.store.organizations.get(String(id));
  return organization && renderOwnOrganization(instance, organization);
}

function showDomain(instance: Instance, { id }: Json): unknown {
  const domain = instance.store.organization_domains.get(String(id));
  return domain && renderOwnDomain(instance, domain);
}

function showMembership(instance: Instance, membership: Json): unknown {
  const { organization, public_user_data: user } = membership;
  const record = findMembership(instance, String(Object(organization).id), String(Object(user).user_id));
  return record && renderOwnMembership(instance, record);
}

/** Leaves out the link too: its ticket signs in with the address, so only the owner of the address gets it. */
function showInvitation(_instance: Instance, { url: _, ...invitation }: Json): unknown {
  return withoutPrivate(invitation);
}

/** Leaves out the metadata that browsers must not see, also those of the record in a field. */
function withoutPrivate({ private_metadata: _, ...visible }: Json, field?: string): Json {
  const inner = field === undefined ? undefined : visible[field];
  return field !== undefined && isObject(inner) ? { ...visible, [field]: withoutPrivate(inner) } : visible;
}
