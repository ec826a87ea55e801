import { paginate, readOrder, readPage, readValues, type SortKey, sortBy } from '../engine/query.ts';
import { renderMembership } from '../render/membership.ts';
import type { Instance } from '../store/instance.ts';
import { getMembership, getOrganization, getUser, membersOf } from '../store/lookup.ts';
import {
  createMembership,
  deleteMembership,
  mergeMembershipMetadata,
  updateMembershipRole,
} from '../store/memberships.ts';
import {
  createMembershipFields,
  organizationMetadataFields,
  updateMembershipFields,
} from '../store/organization-fields.ts';
import type { MembershipRecord } from '../store/records.ts';
import { readUserFilter, userSortKeys } from '../store/user-filters.ts';
import { route } from './route.ts';

export const membershipRoutes = [
  route({
    method: 'GET',
    path: '/organizations/:organization_id/memberships',
    handle: ({ instance, params, query }) => {
      const { id } = getOrganization(instance, params.organization_id);
      const memberships = listMemberships(instance, id, query);
      const page = paginate(memberships, readPage(query));
      return {
        data: page.map((membership) => renderMembership(instance, membership)),
        total_count: memberships.length,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/organizations/:organization_id/memberships',
    fields: createMembershipFields,
    handle: ({ instance, params, body }) => {
      const organization = getOrganization(instance, params.organization_id);
      return renderMembership(instance, createMembership(instance, organization, body));
    },
  }),
  route({
    method: 'PATCH',
    path: '/organizations/:organization_id/memberships/:user_id',
    fields: updateMembershipFields,
    handle: ({ instance, params, body }) => {
      const membership = getMembership(instance, params.organization_id, params.user_id);
      return renderMembership(instance, updateMembershipRole(instance, membership, body.role));
    },
  }),
  route({
    method: 'DELETE',
    path: '/organizations/:organization_id/memberships/:user_id',
    handle: ({ instance, params }) => {
      const membership = getMembership(instance, params.organization_id, params.user_id);
      deleteMembership(instance, membership);
      return renderMembership(instance, membership);
    },
  }),
  route({
    method: 'PATCH',
    path: '/organizations/:organization_id/memberships/:user_id/metadata',
    fields: organizationMetadataFields,
    handle: ({ instance, params, body }) => {
      const membership = getMembership(instance, params.organization_id, params.user_id);
      return renderMembership(instance, mergeMembershipMetadata(instance, membership, body));
    },
  }),
];

const sortableBy = ['phone_number', 'email_address', 'first_name', 'last_name', 'username'];

/** Applies the filters and most sort keys of users to the members. */
function listMemberships(
  instance: Instance,
  organizationId: string,
  query: URLSearchParams,
): readonly MembershipRecord[] {
  const userOf = (membership: MembershipRecord) => getUser(instance, membership.userId);
  const userKeys = Object.entries(userSortKeys)
    .filter(([name]) => sortableBy.includes(name))
    .map(([name, key]): [string, SortKey<MembershipRecord>] => [
      name,
      (membership) => key(userOf(membership)),
    ]);
  const order = readOrder<MembershipRecord>(query, {
    created_at: ({ createdAt }) => createdAt,
    ...Object.fromEntries(userKeys),
  });
  const roles = readValues(query, 'role');
  const matches = readUserFilter(query, instance);
  const matching = membersOf(instance, organizationId).filter(
    (membership) => (roles.length === 0 || roles.includes(membership.role)) && matches(userOf(membership)),
  );
  return sortBy(matching, order);
}
