import type { Behaviour } from '../engine/behaviour.ts';
import { apiFault } from '../engine/errors.ts';
import type { OperationRequest } from '../engine/request.ts';
import { organizationSettings } from '../model/instance-settings.ts';
import type { PermissionRecord } from '../store/role-records.ts';

const key = {
  pattern: /^org:(?!sys_)[a-z0-9_]+:[a-z0-9_]+$/,
  expected:
    '"org:", a feature and an action, such as org:invoices:read; features that begin with sys_ are reserved',
};

export const permissions: Behaviour = {
  operations: {
    'POST /organization_permissions': { formats: { key } },
    'PATCH /organization_permissions/{permission_id}': { formats: { key } },
  },
  records: {
    organization_permissions: {
      create: (_draft, { instance }) => {
        const { max_allowed_permissions: limit } = organizationSettings(instance);
        const custom = instance.store.organization_permissions.all().filter(({ type }) => type === 'user');
        if (custom.length >= limit) {
          throw apiFault('quota_exceeded', { limit: String(limit), resource: 'custom permissions' });
        }
        return { type: 'user' };
      },
      update: (permission, { body }) => {
        rejectSystem(permission);
        return { name: body['name'] ?? permission.name, key: body['key'] ?? permission.key };
      },
      delete: (permission, { instance }: OperationRequest) => {
        rejectSystem(permission);
        const { organization_roles } = instance.store;
        for (const role of organization_roles.all()) {
          if (role.permissions.includes(permission.id)) {
            const rest = role.permissions.filter((id) => id !== permission.id);
            organization_roles.update(role, { permissions: rest });
          }
        }
      },
      searched: ['name', 'key'],
    },
  },
};

function rejectSystem({ type }: PermissionRecord): void {
  if (type === 'system') throw apiFault('organization_system_permission_not_modifiable');
}
