// Pure
import type { ItemOperation, ListOperation } from '../operation.ts';
import type { DeletedObject, PaginationParams } from '../resources/common.ts';
import type { OrganizationMetadataParams } from '../resources/metadata.ts';
import type { Organization, OrganizationMembership } from '../resources/organization.ts';

type OrganizationOrderField = 'name' | 'created_at' | 'members_count';

export interface GetOrganizationListParams extends PaginationParams {
  /** Part of a name, or an id or a slug. */
  query?: string | undefined;
  userId?: readonly string[] | undefined;
  includeMembersCount?: boolean | undefined;
  /** A leading minus reverses the order. Default `-created_at`. */
  orderBy?: OrganizationOrderField | `${'+' | '-'}${OrganizationOrderField}` | undefined;
}

export interface CreateOrganizationParams extends OrganizationMetadataParams {
  name: string;
  slug?: string | undefined;
  /** A user, who becomes its first administrator. */
  createdBy?: string | undefined;
  maxAllowedMemberships?: number | undefined;
}

export interface UpdateOrganizationParams {
  name?: string | undefined;
  slug?: string | undefined;
  maxAllowedMemberships?: number | undefined;
  adminDeleteEnabled?: boolean | undefined;
}

/** An organization by its id or its slug. */
export type GetOrganizationParams = ({ organizationId: string } | { slug: string }) & {
  includeMembersCount?: boolean | undefined;
};

/** A user in an organization. */
export interface MembershipParams {
  organizationId: string;
  userId: string;
}

/** Gives one organization. */
export const getOrganization: ItemOperation<[params: GetOrganizationParams], Organization> = {
  name: 'organizations.getOrganization',
  method: 'GET',
  path: '/organizations/{organizationId|slug}',
  args: ['...'],
};

/** Gives a page of organizations. */
export const getOrganizationList: ListOperation<
  [params?: GetOrganizationListParams | undefined],
  Organization
> = {
  name: 'organizations.getOrganizationList',
  method: 'GET',
  path: '/organizations',
  args: ['...'],
  page: 'data',
};

/** Creates an organization. */
export const createOrganization: ItemOperation<[params: CreateOrganizationParams], Organization> = {
  name: 'organizations.createOrganization',
  method: 'POST',
  path: '/organizations',
  args: ['...'],
};

/** Changes an organization; what is left out stays. */
export const updateOrganization: ItemOperation<
  [organizationId: string, params: UpdateOrganizationParams],
  Organization
> = {
  name: 'organizations.updateOrganization',
  method: 'PATCH',
  path: '/organizations/{organizationId}',
  args: ['organizationId', '...'],
};

/** Merges metadata into that of an organization, at every level; `null` deletes a key. */
export const updateOrganizationMetadata: ItemOperation<
  [organizationId: string, params: OrganizationMetadataParams],
  Organization
> = {
  name: 'organizations.updateOrganizationMetadata',
  method: 'PATCH',
  path: '/organizations/{organizationId}/metadata',
  args: ['organizationId', '...'],
};

/** Deletes an organization, with its memberships. */
export const deleteOrganization: ItemOperation<[organizationId: string], DeletedObject> = {
  name: 'organizations.deleteOrganization',
  method: 'DELETE',
  path: '/organizations/{organizationId}',
  args: ['organizationId'],
};

/** Gives a page of the members of an organization. */
export const getOrganizationMembershipList: ListOperation<
  [params: { organizationId: string } & PaginationParams],
  OrganizationMembership
> = {
  name: 'organizations.getOrganizationMembershipList',
  method: 'GET',
  path: '/organizations/{organizationId}/memberships',
  args: ['...'],
  page: 'data',
};

/** Makes a user a member of an organization. */
export const createOrganizationMembership: ItemOperation<
  [params: MembershipParams & { role: string }],
  OrganizationMembership
> = {
  name: 'organizations.createOrganizationMembership',
  method: 'POST',
  path: '/organizations/{organizationId}/memberships',
  args: ['...'],
};

/** Changes the role of a member. */
export const updateOrganizationMembership: ItemOperation<
  [params: MembershipParams & { role: string }],
  OrganizationMembership
> = {
  name: 'organizations.updateOrganizationMembership',
  method: 'PATCH',
  path: '/organizations/{organizationId}/memberships/{userId}',
  args: ['...'],
};

/** Removes a member from an organization, and gives the membership that was. */
export const deleteOrganizationMembership: ItemOperation<[params: MembershipParams], OrganizationMembership> =
  {
    name: 'organizations.deleteOrganizationMembership',
    method: 'DELETE',
    path: '/organizations/{organizationId}/memberships/{userId}',
    args: ['...'],
  };
