import type { Behaviour } from '../engine/behaviour.ts';
import { notBlank } from '../engine/formats.ts';
import { pathParam } from '../engine/path-param.ts';
import { paginate, readOrder, readPage, readValues, type SortKey, sortBy } from '../engine/query.ts';
import type { OperationRequest } from '../engine/request.ts';
import { type MetadataBody, mergeKinds } from '../json/merge-metadata.ts';
import { getMembership, getOrganization, getUser, membersOf } from '../model/lookup.ts';
import {
  type CreateMembershipBody,
  createMembership,
  deleteMembership,
  updateMembershipRole,
} from '../model/memberships.ts';
import { readUserFilter, userSortKeys } from '../model/user-filters.ts';
import { renderMembership } from '../render/membership.ts';
import type { MembershipRecord, OrganizationRecord } from '../store/records.ts';

export const memberships: Behaviour = {
  operations: {
    'GET /organizations/{organization_id}/memberships': {
      handle: (request) => showPage(request, membersOf(request.instance, organizationOf(request).id)),
    },
    'GET /organization_memberships': {
      handle: (request) => showPage(request, request.instance.store.organization_memberships.all()),
    },
    'POST /organizations/{organization_id}/memberships': {
      formats: { user_id: notBlank, role: notBlank },
      handle: (request: OperationRequest<CreateMembershipBody>) => {
        const { instance, body } = request;
        return renderMembership(instance, createMembership(instance, organizationOf(request), body));
      },
    },
    'PATCH /organizations/{organization_id}/memberships/{user_id}': {
      formats: { role: notBlank },
      handle: (request: OperationRequest<{ readonly role: string }>) => {
        const { instance, body } = request;
        return renderMembership(instance, updateMembershipRole(instance, membershipOf(request), body.role));
      },
    },
    'DELETE /organizations/{organization_id}/memberships/{user_id}': {
      handle: (request) => {
        const membership = membershipOf(request);
        deleteMembership(request.instance, membership);
        return renderMembership(request.instance, membership);
      },
    },
    'PATCH /organizations/{organization_id}/memberships/{user_id}/metadata': {
      handle: (request: OperationRequest<MetadataBody>) => {
        const { instance, body } = request;
        const membership = membershipOf(request);
        const changes = { ...mergeKinds(membership, body), updated_at: instance.now() };
        return renderMembership(
          instance,
          instance.store.organization_memberships.update(membership, changes),
        );
      },
    },
  },
};

function organizationOf<Body>({ instance, params }: OperationRequest<Body>): OrganizationRecord {
  return getOrganization(instance, pathParam(params, 'organization_id'));
}

function membershipOf<Body>({ instance, params }: OperationRequest<Body>): MembershipRecord {
  return getMembership(instance, pathParam(params, 'organization_id'), pathParam(params, 'user_id'));
}

const sortableBy = ['phone_number', 'email_address', 'first_name', 'last_name', 'username'];

/** Applies the filters and most sort keys of users to the members, and renders a page. */
function showPage({ instance, query }: OperationRequest, members: readonly MembershipRecord[]) {
  const userOf = (membership: MembershipRecord) => getUser(instance, membership.user_id);
  const userKeys = Object.entries(userSortKeys(instance))
    .filter(([name]) => sortableBy.includes(name))
    .map(([name, key]): [string, SortKey<MembershipRecord>] => [
      name,
      (membership) => key(userOf(membership)),
    ]);
  const order = readOrder<MembershipRecord>(query, {
    created_at: ({ created_at }) => created_at,
    ...Object.fromEntries(userKeys),
  });
  const roles = readValues(query, 'role');
  const matches = readUserFilter(query, instance);
  const matching = members.filter(
    (membership) => (roles.length === 0 || roles.includes(membership.role)) && matches(userOf(membership)),
  );
  const page = paginate(sortBy(matching, order), readPage(query));
  return {
    data: page.map((membership) => renderMembership(instance, membership)),
    total_count: matching.length,
  };
}
