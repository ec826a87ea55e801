// Pure
import type { ItemOperation, ListOperation } from '../operation.ts';
import type { DeletedObject, PaginationParams } from '../resources/common.ts';
import type { UserMetadataParams } from '../resources/metadata.ts';
import type { OrganizationMembership } from '../resources/organization.ts';
import type { User } from '../resources/user.ts';

/** Which users to give or count. Several filters narrow each other down; the entries of one widen it. */
export interface UserFilter {
  emailAddress?: readonly string[] | undefined;
  phoneNumber?: readonly string[] | undefined;
  username?: readonly string[] | undefined;
  web3Wallet?: readonly string[] | undefined;
  userId?: readonly string[] | undefined;
  externalId?: readonly string[] | undefined;
  organizationId?: readonly string[] | undefined;
  /** Part of a name or of an identifier. */
  query?: string | undefined;
  banned?: boolean | undefined;
  /** A date, or milliseconds since 1970. */
  lastActiveAtSince?: Date | number | undefined;
}

type UserOrderField = 'created_at' | 'updated_at' | 'last_sign_in_at' | 'last_active_at';

export interface GetUserListParams extends UserFilter, PaginationParams {
  /** A leading minus reverses the order. Default `-created_at`. */
  orderBy?: UserOrderField | `${'+' | '-'}${UserOrderField}` | undefined;
}

interface UserProfileParams {
  externalId?: string | null | undefined;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  username?: string | null | undefined;
  password?: string | null | undefined;
  skipPasswordChecks?: boolean | undefined;
  createdAt?: Date | undefined;
}

export interface CreateUserParams extends UserProfileParams, UserMetadataParams {
  /** Each is added as verified; the first becomes the primary one. */
  emailAddress?: readonly string[] | undefined;
  /** In E.164 form, such as `+15555550100`. */
  phoneNumber?: readonly string[] | undefined;
  skipPasswordRequirement?: boolean | undefined;
}

export interface UpdateUserParams extends UserProfileParams {
  primaryEmailAddressID?: string | undefined;
  primaryPhoneNumberID?: string | undefined;
  signOutOfOtherSessions?: boolean | undefined;
}

/** Gives one user. */
export const getUser: ItemOperation<[userId: string], User> = {
  name: 'users.getUser',
  method: 'GET',
  path: '/users/{userId}',
  args: ['userId'],
};

/** Gives a page of users. The API does not count them: `totalCount` is null; ask `users.getCount`. */
export const getUserList: ListOperation<[params?: GetUserListParams | undefined], User> = {
  name: 'users.getUserList',
  method: 'GET',
  path: '/users',
  args: ['...'],
  page: 'data',
};

/** Counts users. */
export const getCount: ItemOperation<[filter?: UserFilter | undefined], number> = {
  name: 'users.getCount',
  method: 'GET',
  path: '/users/count',
  args: ['...'],
  pick: 'totalCount',
};

/** Creates a user with identifications that count as verified. */
export const createUser: ItemOperation<[params: CreateUserParams], User> = {
  name: 'users.createUser',
  method: 'POST',
  path: '/users',
  args: ['...'],
};

/** Changes a user; what is left out stays. */
export const updateUser: ItemOperation<[userId: string, params: UpdateUserParams], User> = {
  name: 'users.updateUser',
  method: 'PATCH',
  path: '/users/{userId}',
  args: ['userId', '...'],
};

/** Merges metadata into that of a user, at every level; `null` deletes a key. */
export const updateUserMetadata: ItemOperation<[userId: string, params: UserMetadataParams], User> = {
  name: 'users.updateUserMetadata',
  method: 'PATCH',
  path: '/users/{userId}/metadata',
  args: ['userId', '...'],
};

/** Deletes a user, with sessions and memberships. */
export const deleteUser: ItemOperation<[userId: string], DeletedObject> = {
  name: 'users.deleteUser',
  method: 'DELETE',
  path: '/users/{userId}',
  args: ['userId'],
};

/** Keeps a user from signing in, and revokes the sessions. */
export const banUser: ItemOperation<[userId: string], User> = {
  name: 'users.banUser',
  method: 'POST',
  path: '/users/{userId}/ban',
  args: ['userId'],
};

/** Lets a user who was banned sign in again. */
export const unbanUser: ItemOperation<[userId: string], User> = {
  name: 'users.unbanUser',
  method: 'POST',
  path: '/users/{userId}/unban',
  args: ['userId'],
};

/** Gives a page of the memberships of a user. */
export const getOrganizationMembershipList: ListOperation<
  [params: { userId: string } & PaginationParams],
  OrganizationMembership
> = {
  name: 'users.getOrganizationMembershipList',
  method: 'GET',
  path: '/users/{userId}/organization_memberships',
  args: ['...'],
  page: 'data',
};
