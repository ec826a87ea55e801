import {
  containsText,
  paginate,
  readBoolean,
  readIdFilter,
  readOrder,
  readPage,
  type SortKey,
  sortBy,
} from '../engine/query.ts';
import { type OrganizationExtras, renderOrganization } from '../render/organization.ts';
import type { Instance } from '../store/instance.ts';
import { getOrganization, getOrganizationByIdOrSlug, membersOf } from '../store/lookup.ts';
import {
  createOrganizationFields,
  organizationMetadataFields,
  updateOrganizationFields,
} from '../store/organization-fields.ts';
import {
  createOrganization,
  deleteOrganization,
  mergeOrganizationMetadata,
  replaceOrganizationMetadata,
  updateOrganization,
} from '../store/organizations.ts';
import type { OrganizationRecord } from '../store/records.ts';
import { route } from './route.ts';

export const organizationRoutes = [
  route({
    method: 'GET',
    path: '/organizations',
    handle: ({ instance, query }) => {
      const organizations = listOrganizations(instance, query);
      const extras = readExtras(query);
      const page = paginate(organizations, readPage(query));
      return {
        data: page.map((organization) => renderOrganization(instance, organization, extras)),
        total_count: organizations.length,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/organizations',
    fields: createOrganizationFields,
    handle: ({ instance, body }) => renderOrganization(instance, createOrganization(instance, body)),
  }),
  route({
    method: 'GET',
    path: '/organizations/:organization_id',
    handle: ({ instance, params, query }) => {
      const organization = getOrganizationByIdOrSlug(instance, params.organization_id);
      return renderOrganization(instance, organization, readExtras(query));
    },
  }),
  route({
    method: 'PATCH',
    path: '/organizations/:organization_id',
    fields: updateOrganizationFields,
    handle: ({ instance, params, body }) => {
      const organization = getOrganization(instance, params.organization_id);
      return renderOrganization(instance, updateOrganization(instance, organization, body));
    },
  }),
  route({
    method: 'DELETE',
    path: '/organizations/:organization_id',
    handle: ({ instance, params }) => {
      const organization = getOrganization(instance, params.organization_id);
      deleteOrganization(instance, organization);
      return { object: 'organization', id: organization.id, slug: organization.slug, deleted: true };
    },
  }),
  route({
    method: 'PATCH',
    path: '/organizations/:organization_id/metadata',
    fields: organizationMetadataFields,
    handle: ({ instance, params, body }) => {
      const organization = getOrganization(instance, params.organization_id);
      return renderOrganization(instance, mergeOrganizationMetadata(instance, organization, body));
    },
  }),
  route({
    method: 'PUT',
    path: '/organizations/:organization_id/metadata',
    fields: organizationMetadataFields,
    handle: ({ instance, params, body }) => {
      const organization = getOrganization(instance, params.organization_id);
      return renderOrganization(instance, replaceOrganizationMetadata(instance, organization, body));
    },
  }),
];

function listOrganizations(instance: Instance, query: URLSearchParams): readonly OrganizationRecord[] {
  const sortKeys: Readonly<Record<string, SortKey<OrganizationRecord>>> = {
    name: ({ name }) => name,
    created_at: ({ createdAt }) => createdAt,
    members_count: ({ id }) => membersOf(instance, id).length,
  };
  const order = readOrder(query, sortKeys);
  const part = query.get('query');
  const hasId = readIdFilter(query, 'organization_id');
  const hasMember = readIdFilter(query, 'user_id');
  const memberIds = (id: string) => new Set(membersOf(instance, id).map(({ userId }) => userId));
  const matching = instance.store.organizations.filter(
    ({ id, name, slug }) =>
      (!part || id === part || containsText([name, slug], part)) &&
      (!hasId || hasId(new Set([id]))) &&
      (!hasMember || hasMember(memberIds(id))),
  );
  return sortBy(matching, order);
}

function readExtras(query: URLSearchParams): OrganizationExtras {
  return {
    membersCount: readBoolean(query, 'include_members_count'),
    missingMemberWithElevatedPermissions: readBoolean(
      query,
      'include_missing_member_with_elevated_permissions',
    ),
  };
}
