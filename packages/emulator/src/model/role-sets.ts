import { apiFault } from '../engine/errors.ts';
import type { Instance } from '../store/instance.ts';
import type { MembershipRecord, OrganizationRecord } from '../store/records.ts';
import type { RoleSetRecord } from '../store/role-records.ts';
import { findRole } from './roles.ts';

/** Returns the role set with this key. */
export function findRoleSet({ store }: Instance, key: string): RoleSetRecord | undefined {
  return store.role_sets.unique({ key });
}

/** Returns the role set of an organization. Undefined for an organization that can use every role. */
function roleSetOf(
  instance: Instance,
  { role_set_key }: Pick<OrganizationRecord, 'role_set_key'>,
): RoleSetRecord | undefined {
  return role_set_key === null ? undefined : findRoleSet(instance, role_set_key);
}

/** Returns the role set of new organizations. */
export function initialRoleSet({ store }: Instance): RoleSetRecord | undefined {
  return store.role_sets.all().find(({ type }) => type === 'initial');
}

/** Throws an `ApiFault` for a role that the organization's role set does not have. */
export function requireRoleInSet(
  instance: Instance,
  organization: OrganizationRecord,
  roleKey: string,
): void {
  const set = roleSetOf(instance, organization);
  if (set === undefined || hasRole(instance, set, roleKey)) return;
  throw apiFault('form_param_value_invalid', {
    param_name: 'role',
    expected: `one of ${roleKeysOf(instance, set).join(', ')}`,
  });
}

export function hasRole(instance: Instance, { roles }: RoleSetRecord, roleKey: string): boolean {
  const role = findRole(instance, roleKey);
  return role !== undefined && roles.includes(role.id);
}

function roleKeysOf({ store }: Instance, { roles }: RoleSetRecord): readonly string[] {
  return roles.flatMap((id) => store.organization_roles.get(id)?.key ?? []);
}

/** Returns the memberships in the organizations that use the role set. */
export function membershipsIn({ store }: Instance, { key }: RoleSetRecord): readonly MembershipRecord[] {
  return store.organizations
    .by('role_set_key', key)
    .flatMap(({ id }) => store.organization_memberships.by('organization_id', id));
}

/** Moves an organization to a role set. Throws an `ApiFault` if a member has a role that the set lacks. */
export function checkRoleSetChange(instance: Instance, organization: OrganizationRecord, key: string): void {
  const set = requireRoleSet(instance, key);
  const stray = instance.store.organization_memberships
    .by('organization_id', organization.id)
    .find(({ role }) => !hasRole(instance, set, role));
  if (stray !== undefined) {
    throw apiFault('organization_role_on_set_assigned_to_user', { role: stray.role });
  }
}

/** Throws an `ApiFault` about the parameter if no role set has the key. */
export function requireRoleSet(instance: Instance, key: string, parameter = 'role_set_key'): RoleSetRecord {
  const set = findRoleSet(instance, key);
  if (set === undefined) throw apiFault('form_resource_not_found', { param_name: parameter });
  return set;
}

/** Only one role set is the initial one. */
export function becomeInitial(instance: Instance, set: RoleSetRecord): void {
  if (set.type !== 'initial') return;
  const { role_sets: sets } = instance.store;
  for (const other of sets.all()) {
    if (other.id !== set.id && other.type === 'initial') sets.update(other, { type: 'custom' });
  }
  if (initialRoleSet(instance)?.id !== set.id) sets.update(set, { type: 'initial' });
}

/** Moves the organizations of one role set to another one. */
export function moveOrganizations({ store }: Instance, before: string, after: string): void {
  if (before === after) return;
  for (const organization of store.organizations.by('role_set_key', before)) {
    store.organizations.update(organization, { role_set_key: after });
  }
}

/** Derives a free key from a name: `Sales team` becomes `role_set:sales_team`. */
export function freeRoleSetKey(instance: Instance, name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['custom'];
  const base = `role_set:${words.join('_')}`;
  if (findRoleSet(instance, base) === undefined) return base;
  let suffix = 2;
  while (findRoleSet(instance, `${base}_${suffix}`) !== undefined) suffix += 1;
  return `${base}_${suffix}`;
}
