import type { Instance } from '../store/instance.ts';
import type { OrganizationSettingsRecord } from '../store/records.ts';
import { adminRole, memberRole } from './roles.ts';

/** The settings of a new instance. */
const defaults: OrganizationSettingsRecord = {
  id: 'instance_organization_settings',
  enabled: true,
  max_allowed_memberships: 5,
  max_allowed_roles: 10,
  max_role_sets_allowed: 10,
  max_allowed_domains: 10,
  max_allowed_permissions: 50,
  creator_role: adminRole,
  admin_delete_enabled: true,
  domains_enabled: false,
  slug_disabled: false,
  domains_enrollment_modes: [],
  domains_default_role: memberRole,
  initial_role_set_key: null,
};

export function organizationSettings({ store }: Instance): OrganizationSettingsRecord {
  return store.instance_organization_settings.get(defaults.id) ?? defaults;
}
