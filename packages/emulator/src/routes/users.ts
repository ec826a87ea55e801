import { apiFault, notFound } from '../engine/errors.ts';
import { paginate, readOrder, readPage, sortBy } from '../engine/query.ts';
import { renderMembership } from '../render/membership.ts';
import { renderUser } from '../render/user.ts';
import type { Instance } from '../store/instance.ts';
import { getUser } from '../store/lookup.ts';
import type { UserRecord } from '../store/records.ts';
import { deleteUser, mergeUserMetadata, replaceUserMetadata, setBanned } from '../store/user-changes.ts';
import { createUserFields, updateUserFields, userMetadataFields } from '../store/user-fields.ts';
import { readUserFilter, userSortKeys } from '../store/user-filters.ts';
import { createUser, updateUser } from '../store/users.ts';
import { route } from './route.ts';

export const userRoutes = [
  route({
    method: 'GET',
    path: '/users',
    handle: ({ instance, query }) => listUsers(instance, query).map((user) => renderUser(instance, user)),
  }),
  route({
    method: 'POST',
    path: '/users',
    fields: createUserFields,
    handle: ({ instance, body }) => renderUser(instance, createUser(instance, body)),
  }),
  route({
    method: 'GET',
    path: '/users/count',
    handle: ({ instance, query }) => {
      const users = instance.store.users.filter(readUserFilter(query, instance));
      return { object: 'total_count', total_count: users.length };
    },
  }),
  route({
    method: 'GET',
    path: '/users/:user_id',
    handle: ({ instance, params }) => renderUser(instance, getUser(instance, params.user_id)),
  }),
  route({
    method: 'PATCH',
    path: '/users/:user_id',
    fields: updateUserFields,
    handle: ({ instance, params, body }) =>
      renderUser(instance, updateUser(instance, getUser(instance, params.user_id), body)),
  }),
  route({
    method: 'DELETE',
    path: '/users/:user_id',
    handle: ({ instance, params }) => {
      const user = getUser(instance, params.user_id);
      deleteUser(instance, user);
      const { id, externalId } = user;
      return {
        object: 'user',
        id,
        deleted: true,
        ...(externalId === null ? {} : { external_id: externalId }),
      };
    },
  }),
  route({
    method: 'PATCH',
    path: '/users/:user_id/metadata',
    fields: userMetadataFields,
    handle: ({ instance, params, body }) =>
      renderUser(instance, mergeUserMetadata(instance, getUser(instance, params.user_id), body)),
  }),
  route({
    method: 'PUT',
    path: '/users/:user_id/metadata',
    fields: userMetadataFields,
    handle: ({ instance, params, body }) =>
      renderUser(instance, replaceUserMetadata(instance, getUser(instance, params.user_id), body)),
  }),
  route({
    method: 'POST',
    path: '/users/:user_id/ban',
    handle: ({ instance, params }) =>
      renderUser(instance, setBanned(instance, getUser(instance, params.user_id), true)),
  }),
  route({
    method: 'POST',
    path: '/users/:user_id/unban',
    handle: ({ instance, params }) =>
      renderUser(instance, setBanned(instance, getUser(instance, params.user_id), false)),
  }),
  route({
    method: 'GET',
    path: '/users/:user_id/organization_memberships',
    handle: ({ instance, params, query }) => {
      const user = getUser(instance, params.user_id);
      const memberships = [
        ...instance.store.memberships.filter(({ userId }) => userId === user.id),
      ].reverse();
      const page = paginate(memberships, readPage(query));
      return {
        data: page.map((membership) => renderMembership(instance, membership)),
        total_count: memberships.length,
      };
    },
  }),
];

function listUsers(instance: Instance, query: URLSearchParams): readonly UserRecord[] {
  const page = readPage(query);
  const order = readOrder(query, userSortKeys);
  const matches = readUserFilter(query, instance);
  const sorted = sortBy(instance.store.users.all(), order);
  const cursor = query.get('starting_after');
  if (!cursor) return paginate(sorted.filter(matches), page);

  if (order.field !== 'created_at' || page.offset > 0) {
    const expected = 'used with an order by created_at and without an offset';
    throw apiFault('form_param_value_invalid', { param_name: 'starting_after', expected });
  }
  const position = sorted.findIndex(({ id }) => id === cursor);
  if (position < 0) throw notFound('user', cursor);
  return paginate(sorted.slice(position + 1).filter(matches), page);
}
