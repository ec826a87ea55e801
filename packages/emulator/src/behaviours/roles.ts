import type { Behaviour } from '../engine/behaviour.ts';
import { apiFault, notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import type { OperationRequest } from '../engine/request.ts';
import { organizationSettings } from '../model/instance-settings.ts';
import { isPending } from '../model/invitations.ts';
import { initialRoleSet } from '../model/role-sets.ts';
import { renderRole } from '../render/role.ts';
import type { Instance } from '../store/instance.ts';
import type { RoleRecord } from '../store/role-records.ts';

const key = {
  pattern: /^org:[a-z0-9_]+$/,
  expected: '"org:" and lower-case letters, digits and underscores, such as org:billing_manager',
};

export const roles: Behaviour = {
  operations: {
    'POST /organization_roles': { formats: { key } },
    'PATCH /organization_roles/{organization_role_id}': { formats: { key } },
    'POST /organization_roles/{organization_role_id}/permissions/{permission_id}': {
      handle: (request) => {
        const { role, permissionId } = assignmentOf(request);
        if (role.permissions.includes(permissionId)) {
          throw apiFault('organization_role_permission_association_exists');
        }
        return changePermissions(request.instance, role, [...role.permissions, permissionId]);
      },
    },
    'DELETE /organization_roles/{organization_role_id}/permissions/{permission_id}': {
      handle: (request) => {
        const { role, permissionId } = assignmentOf(request);
        if (!role.permissions.includes(permissionId)) {
          throw apiFault('organization_role_permission_association_not_found');
        }
        const rest = role.permissions.filter((id) => id !== permissionId);
        return changePermissions(request.instance, role, rest);
      },
    },
  },
  records: {
    organization_roles: {
      create: ({ description }, { instance, body }) => {
        rejectTooManyRoles(instance);
        return {
          description: description ?? null,
          permissions: permissionIdsIn(instance, body['permissions']),
        };
      },
      created: ({ id }, { instance, body }) => {
        const set = body['include_in_initial_role_set'] === true ? initialRoleSet(instance) : undefined;
        if (set) instance.store.role_sets.update(set, { roles: [...set.roles, id] });
      },
      update: (role, { instance, body }) => ({
        name: body['name'] ?? role.name,
        key: body['key'] ?? role.key,
        permissions: body['permissions'] ? permissionIdsIn(instance, body['permissions']) : role.permissions,
      }),
      updated: renameEverywhere,
      delete: rejectUsed,
      render: (role, { instance }) => renderRole(instance, role),
      searched: ['name', 'key'],
    },
  },
};

function assignmentOf({ instance, params }: OperationRequest): { role: RoleRecord; permissionId: string } {
  const [roleId, permissionId] = [
    pathParam(params, 'organization_role_id'),
    pathParam(params, 'permission_id'),
  ];
  const role = instance.store.organization_roles.get(roleId);
  if (!role) throw notFound('role', roleId);
  if (!instance.store.organization_permissions.get(permissionId)) throw notFound('permission', permissionId);
  return { role, permissionId };
}

function changePermissions(instance: Instance, role: RoleRecord, permissions: readonly string[]) {
  const changed = { permissions, updated_at: instance.now() };
  return renderRole(instance, instance.store.organization_roles.update(role, changed));
}

/** Returns the ids of permissions in a body. Throws an `ApiFault` if one does not exist. */
function permissionIdsIn({ store }: Instance, ids: unknown): readonly string[] {
  // The shape of the body has shown that it is a list of strings, if it is a list.
  const listed: readonly string[] = Array.isArray(ids) ? ids : [];
  const missing = listed.find((id) => !store.organization_permissions.get(id));
  if (missing !== undefined) throw notFound('permission', missing);
  return [...new Set(listed)];
}

/** Members, invitations and the settings refer to a role by its key. */
function renameEverywhere(before: RoleRecord, after: RoleRecord, { instance }: OperationRequest): void {
  if (before.key === after.key) return;
  const { organization_memberships, organization_invitations, instance_organization_settings } =
    instance.store;
  for (const collection of [organization_memberships, organization_invitations] as const) {
    for (const record of collection.all()) {
      if (record.role === before.key) collection.put({ ...record, role: after.key } as never);
    }
  }
  const settings = organizationSettings(instance);
  instance_organization_settings.put({
    ...settings,
    creator_role: settings.creator_role === before.key ? after.key : settings.creator_role,
    domains_default_role:
      settings.domains_default_role === before.key ? after.key : settings.domains_default_role,
  });
}

/** The two roles of a new instance don't count. */
function rejectTooManyRoles(instance: Instance): void {
  const { max_allowed_roles: limit } = organizationSettings(instance);
  if (instance.store.organization_roles.size - 2 >= limit) {
    throw apiFault('organization_instance_roles_quota_exceeded', { limit: String(limit) });
  }
}

function rejectUsed(role: RoleRecord, { instance }: OperationRequest): void {
  const { organization_memberships, organization_invitations } = instance.store;
  const settings = organizationSettings(instance);
  if (settings.creator_role === role.key) throw apiFault('organization_role_default_creator_role');
  if (settings.domains_default_role === role.key) throw apiFault('organization_role_domain_default_role');
  if (organization_memberships.by('role', role.key).length > 0) {
    throw apiFault('organization_role_assigned_members');
  }
  const isInvited = organization_invitations
    .all()
    .some((invitation) => invitation.role === role.key && isPending(invitation, instance.now()));
  if (isInvited) throw apiFault('organization_role_exists_in_invitations');
}
