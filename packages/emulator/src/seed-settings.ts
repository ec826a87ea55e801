import { organizationSettings } from './model/instance-settings.ts';
import { type Fields, integerFrom, readFields } from './read-fields.ts';
import type { Instance } from './store/instance.ts';

/** Limits of the instance that the plan of a real instance decides, and that no operation changes. */
export interface SeedOrganizationSettings {
  /** Custom roles. Default: 10. */
  readonly maxAllowedRoles?: number | undefined;
  /** Custom permissions. Default: 50. */
  readonly maxAllowedPermissions?: number | undefined;
  /** Default: 10. */
  readonly maxRoleSetsAllowed?: number | undefined;
  /** Domains of an organization. Default: 10. */
  readonly maxAllowedDomains?: number | undefined;
}

const SETTINGS_FIELDS: Fields<SeedOrganizationSettings> = {
  maxAllowedRoles: integerFrom(0),
  maxAllowedPermissions: integerFrom(0),
  maxRoleSetsAllowed: integerFrom(0),
  maxAllowedDomains: integerFrom(0),
};

/** Changes the settings of a new instance. Throws a `ConfigError` for an invalid option. */
export function plantSettings(instance: Instance, seed: SeedOrganizationSettings): void {
  const given = readFields<SeedOrganizationSettings>(seed, SETTINGS_FIELDS, {
    owner: 'createEmulator',
    prefix: 'seed.organizationSettings.',
  });
  if (Object.keys(given).length === 0) return;
  const settings = organizationSettings(instance);
  instance.store.instance_organization_settings.put({
    ...settings,
    max_allowed_roles: given.maxAllowedRoles ?? settings.max_allowed_roles,
    max_allowed_permissions: given.maxAllowedPermissions ?? settings.max_allowed_permissions,
    max_role_sets_allowed: given.maxRoleSetsAllowed ?? settings.max_role_sets_allowed,
    max_allowed_domains: given.maxAllowedDomains ?? settings.max_allowed_domains,
  });
}
