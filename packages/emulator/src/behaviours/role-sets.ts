import type { Behaviour } from '../engine/behaviour.ts';
import { apiFault, notFound } from '../engine/errors.ts';
import { notBlank } from '../engine/formats.ts';
import { pathParam } from '../engine/path-param.ts';
import type { OperationRequest } from '../engine/request.ts';
import { organizationSettings } from '../model/instance-settings.ts';
import {
  becomeInitial,
  findRoleSet,
  freeRoleSetKey,
  hasRole,
  membershipsIn,
  moveOrganizations,
  requireRoleSet,
} from '../model/role-sets.ts';
import { canCreateOrganizations, getRole } from '../model/roles.ts';
import { renderRoleSet } from '../render/role-set.ts';
import type { Instance } from '../store/instance.ts';
import type { RoleRecord, RoleSetRecord } from '../store/role-records.ts';

const key = {
  pattern: /^role_set:[a-z0-9_]+$/,
  expected: '"role_set:" and lower-case letters, digits and underscores, such as role_set:sales',
};

const maximumRoles = 10;

interface ReplaceBody {
  readonly dest_role_set_key: string;
  readonly reassignment_mappings?: Readonly<Record<string, string>>;
}

interface AddRolesBody {
  readonly role_keys: readonly string[];
  readonly default_role_key?: string;
  readonly creator_role_key?: string;
}

interface ReplaceRoleBody {
  readonly role_key: string;
  readonly to_role_key: string;
}

/** Role sets limit the roles that the members of an organization can have. */
export const roleSets: Behaviour = {
  operations: {
    'POST /role_sets': { formats: { name: notBlank, key } },
    'PATCH /role_sets/{role_set_key_or_id}': { formats: { name: notBlank, key } },
    'POST /role_sets/{role_set_key_or_id}/replace': { handle: replaceSet },
    'POST /role_sets/{role_set_key_or_id}/roles': { handle: addRoles },
    'POST /role_sets/{role_set_key_or_id}/roles/replace': { handle: replaceRole },
  },
  records: {
    role_sets: {
      find: (instance, keyOrId) => findRoleSet(instance, keyOrId),
      create: createSet,
      created: (set, { instance }) => becomeInitial(instance, set),
      update: updateSet,
      updated: (before, after, { instance }) => {
        becomeInitial(instance, after);
        moveOrganizations(instance, before.key, after.key);
      },
      render: (set, { instance }) => renderRoleSet(instance, set),
      searched: ['id', 'name', 'key'],
    },
  },
};

function createSet(_draft: RoleSetRecord, { instance, body }: OperationRequest) {
  const { max_role_sets_allowed: limit } = organizationSettings(instance);
  if (instance.store.role_sets.size >= limit) {
    throw apiFault('organization_instance_role_sets_quota_exceeded', { limit: String(limit) });
  }
  const roles = rolesIn(instance, body['roles'], 'roles');
  return {
    key: body['key'] ?? freeRoleSetKey(instance, String(body['name'])),
    description: body['description'] ?? null,
    roles: roles.map(({ id }) => id),
    default_role: roleAmong(roles, String(body['default_role_key']), 'default_role_key').id,
    creator_role: creatorAmong(instance, roles, String(body['creator_role_key'])).id,
    type: body['type'] === 'initial' ? ('initial' as const) : ('custom' as const),
  };
}

function updateSet(set: RoleSetRecord, { instance, body }: OperationRequest) {
  const roles = set.roles.flatMap((id) => instance.store.organization_roles.get(id) ?? []);
  const defaultKey = body['default_role_key'];
  const creatorKey = body['creator_role_key'];
  return {
    name: body['name'] ?? set.name,
    key: body['key'] ?? set.key,
    type: body['type'] === 'initial' ? ('initial' as const) : set.type,
    ...(typeof defaultKey === 'string' && {
      default_role: roleAmong(roles, defaultKey, 'default_role_key').id,
    }),
    ...(typeof creatorKey === 'string' && { creator_role: creatorAmong(instance, roles, creatorKey).id }),
  };
}

/** Deletes the role set. Its organizations and their members move to another one. */
function replaceSet({ instance, params, body }: OperationRequest<ReplaceBody>) {
  const { store, now } = instance;
  const set = setOf(instance, params);
  const destination = requireRoleSet(instance, body.dest_role_set_key, 'dest_role_set_key');
  if (destination.id === set.id) {
    const expected = 'the key of another role set';
    throw apiFault('form_param_value_invalid', { param_name: 'dest_role_set_key', expected });
  }
  const mappings = body.reassignment_mappings ?? {};
  const unknown = Object.values(mappings).find((role) => !hasRole(instance, destination, role));
  if (unknown !== undefined) {
    throw apiFault('organization_role_set_reassignment_mappings_invalid', { role: unknown });
  }
  const members = membershipsIn(instance, set);
  const roleAfter = (role: string) => (hasRole(instance, destination, role) ? role : undefined);
  const targetOf = (role: string) => (Object.hasOwn(mappings, role) ? mappings[role] : roleAfter(role));
  const missing = new Set(members.map(({ role }) => role).filter((role) => targetOf(role) === undefined));
  if (missing.size > 0) {
    const roles = [...missing].join(', ');
    throw apiFault('organization_role_set_reassignment_mappings_missing', { roles });
  }
  for (const member of members) {
    const role = targetOf(member.role) ?? member.role;
    if (role !== member.role) store.organization_memberships.update(member, { role, updated_at: now() });
  }
  moveOrganizations(instance, set.key, destination.key);
  if (set.type === 'initial') store.role_sets.update(destination, { type: 'initial', updated_at: now() });
  store.role_sets.delete(set.id);
  return { object: 'role_set', id: set.id, deleted: true };
}

function addRoles({ instance, params, body }: OperationRequest<AddRolesBody>) {
  const { store, now } = instance;
  const set = setOf(instance, params);
  const added = rolesIn(instance, body.role_keys, 'role_keys');
  const roles = [...new Set([...set.roles, ...added.map(({ id }) => id)])];
  if (roles.length > maximumRoles) throw tooMany('role_keys');
  const { default_role_key: defaultKey, creator_role_key: creatorKey } = body;
  const changed = store.role_sets.update(set, {
    roles,
    ...(defaultKey !== undefined && { default_role: roleAmong(added, defaultKey, 'default_role_key').id }),
    ...(creatorKey !== undefined && { creator_role: creatorAmong(instance, added, creatorKey).id }),
    updated_at: now(),
  });
  return renderRoleSet(instance, changed);
}

/** Removes a role. Its members, and its place as a default, go to another role of the set. */
function replaceRole({ instance, params, body }: OperationRequest<ReplaceRoleBody>) {
  const { store, now } = instance;
  const set = setOf(instance, params);
  const roles = set.roles.flatMap((id) => store.organization_roles.get(id) ?? []);
  const from = roleAmong(roles, body.role_key, 'role_key');
  const to = roleAmong(roles, body.to_role_key, 'to_role_key');
  if (from.id === to.id) {
    const expected = 'the key of another role';
    throw apiFault('form_param_value_invalid', { param_name: 'to_role_key', expected });
  }
  const successor = (id: string | null) => (id === from.id ? to.id : id);
  for (const member of membershipsIn(instance, set)) {
    if (member.role === from.key) {
      store.organization_memberships.update(member, { role: to.key, updated_at: now() });
    }
  }
  const changed = store.role_sets.update(set, {
    roles: set.roles.filter((id) => id !== from.id),
    default_role: successor(set.default_role),
    creator_role: successor(set.creator_role),
    updated_at: now(),
  });
  return renderRoleSet(instance, changed);
}

function setOf(instance: Instance, params: OperationRequest['params']): RoleSetRecord {
  const keyOrId = pathParam(params, 'role_set_key_or_id');
  const set = findRoleSet(instance, keyOrId) ?? instance.store.role_sets.get(keyOrId);
  if (set === undefined) throw notFound('role set', keyOrId);
  return set;
}

/** Returns the roles that a body names. Throws an `ApiFault` for none, too many, and roles that do not exist. */
function rolesIn(instance: Instance, keys: unknown, parameter: string): readonly RoleRecord[] {
  // The shape of the body has shown that it is a list of strings.
  const listed: readonly string[] = Array.isArray(keys) ? keys : [];
  if (listed.length === 0) throw apiFault('form_param_missing', { param_name: parameter });
  if (listed.length > maximumRoles) throw tooMany(parameter);
  return [...new Set(listed)].map((one) => getRole(instance, one, parameter));
}

function tooMany(parameter: string) {
  return apiFault('form_param_array_size_exceeded', { param_name: parameter, limit: String(maximumRoles) });
}

function roleAmong(roles: readonly RoleRecord[], roleKey: string, parameter: string): RoleRecord {
  const role = roles.find((one) => one.key === roleKey);
  if (role !== undefined) return role;
  const expected = `one of ${roles.map((one) => one.key).join(', ')}`;
  throw apiFault('form_param_value_invalid', { param_name: parameter, expected });
}

function creatorAmong(instance: Instance, roles: readonly RoleRecord[], roleKey: string): RoleRecord {
  const role = roleAmong(roles, roleKey, 'creator_role_key');
  if (!canCreateOrganizations(instance, role))
    throw apiFault('organization_missing_creator_role_permissions');
  return role;
}
