import { ConfigError } from '@x/errors';
import { organizationSettings } from './model/instance-settings.ts';
import { rejectUnknownOptions } from './reject-unknown-options.ts';
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

/** The fields of the record, by the names of the options. The type makes the list complete. */
const fields = {
  maxAllowedDomains: 'max_allowed_domains',
  maxAllowedPermissions: 'max_allowed_permissions',
  maxAllowedRoles: 'max_allowed_roles',
  maxRoleSetsAllowed: 'max_role_sets_allowed',
} as const satisfies Record<keyof SeedOrganizationSettings, string>;

export function plantSettings(instance: Instance, seed: SeedOrganizationSettings): void {
  rejectUnknownOptions('createEmulator()', seed, Object.keys(fields), 'seed.organizationSettings.');
  const given = Object.entries(seed).filter(([, value]) => value !== undefined);
  if (given.length === 0) return;
  for (const [name, value] of given) {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new ConfigError(`${name} must be an integer from 0.`);
  }
  const changes = given.map(([name, value]) => [fields[name as keyof typeof fields], value]);
  instance.store.instance_organization_settings.put({
    ...organizationSettings(instance),
    ...Object.fromEntries(changes),
  });
}
