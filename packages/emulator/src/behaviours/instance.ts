import type { Behaviour } from '../engine/behaviour.ts';
import { apiFault, notFound } from '../engine/errors.ts';
import type { OperationRequest } from '../engine/request.ts';
import { organizationSettings } from '../model/instance-settings.ts';
import { canCreateOrganizations } from '../model/roles.ts';
import type { RoleRecord } from '../store/role-records.ts';

export const instance: Behaviour = {
  operations: {
    'PATCH /instance/organization_settings': {
      body: () => limits,
    },
  },
  records: {
    instance: {
      render: (_record, { instance: { instanceId } }) => ({
        id: instanceId,
        environment_type: 'development',
        workspace_id: null,
      }),
    },
    instance_restrictions: { update: (settings, { body }) => withoutNull(settings, body) },
    instance_organization_settings: {
      initial: organizationSettings,
      update: (settings, request) => {
        const { body } = request;
        const creator = roleIn(request, 'creator_role_id');
        const domainsDefault = roleIn(request, 'domains_default_role_id');
        if (creator && !canCreateOrganizations(request.instance, creator)) {
          throw apiFault('organization_missing_creator_role_permissions');
        }
        return {
          ...withoutNull(settings, body),
          creator_role: creator?.key ?? settings.creator_role,
          domains_default_role: domainsDefault?.key ?? settings.domains_default_role,
        };
      },
    },
  },
};

/** The limits that the description lacks. */
const limits = {
  'max_allowed_memberships?': { type: 'integer', nullable: true, minimum: 0 },
  'domains_enrollment_modes?': [
    { type: 'string', enum: ['manual_invitation', 'automatic_invitation', 'automatic_suggestion'] },
  ],
} as const;

function roleIn({ instance: { store }, body }: OperationRequest, parameter: string): RoleRecord | undefined {
  const id = body[parameter];
  if (typeof id !== 'string') return undefined;
  const role = store.organization_roles.get(id);
  if (!role) throw notFound('role', id);
  return role;
}

/** Null keeps a setting. */
function withoutNull(settings: object, body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = Object.entries(body).filter(([, value]) => value === null);
  return Object.fromEntries(kept.map(([name]) => [name, Reflect.get(settings, name)]));
}
