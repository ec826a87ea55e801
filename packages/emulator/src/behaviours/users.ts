import type { Behaviour } from '../engine/behaviour.ts';
import { apiFault, notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import { paginate, readOrder, readPage, sortBy } from '../engine/query.ts';
import type { OperationRequest } from '../engine/request.ts';
import { type MetadataBody, mergeKinds } from '../json/merge-metadata.ts';
import { getUser, membershipsOf } from '../model/lookup.ts';
import { announcePrimaryChange } from '../model/primary-email-change.ts';
import { readUserFilter, selectUsers, userSortKeys } from '../model/user-filters.ts';
import {
  type CreateUserBody,
  createUser,
  setBanned,
  type UpdateUserBody,
  updateUser,
} from '../model/users.ts';
import { renderMembership } from '../render/membership.ts';
import { renderUser } from '../render/user.ts';
import type { UserRecord } from '../store/records.ts';
import { checkChangedUser, checkNewUser, checkUserFilters } from './user-checks.ts';
import { updatedUserFields, userFields } from './user-fields.ts';

export const users: Behaviour = {
  operations: {
    'GET /users': {
      check: checkUserFilters,
      handle: (request) => listUsers(request).map((user) => renderUser(request.instance, user)),
    },
    'POST /users': {
      body: userFields,
      check: checkNewUser,
      handle: ({ instance, body }: OperationRequest<CreateUserBody>) =>
        renderUser(instance, createUser(instance, body)),
    },
    'GET /users/count': {
      check: checkUserFilters,
      handle: ({ instance, query }) => {
        return { object: 'total_count', total_count: selectUsers(query, instance).length };
      },
    },
    'GET /users/{user_id}': {
      handle: (request) => renderUser(request.instance, userOf(request)),
    },
    'PATCH /users/{user_id}': {
      body: updatedUserFields,
      check: checkChangedUser,
      handle: (request: OperationRequest<UpdateUserBody>) =>
        renderUser(request.instance, changeUser(request)),
    },
    'DELETE /users/{user_id}': {
      handle: (request) => {
        const { id, external_id } = userOf(request);
        request.instance.store.users.delete(id);
        return { object: 'user', id, deleted: true, ...(external_id === null ? {} : { external_id }) };
      },
    },
    'PATCH /users/{user_id}/metadata': {
      handle: (request: OperationRequest<MetadataBody>) =>
        changeMetadata(request, mergeKinds(userOf(request), request.body)),
    },
    'PUT /users/{user_id}/metadata': {
      handle: (request: OperationRequest<MetadataBody>) => changeMetadata(request, request.body),
    },
    'POST /users/{user_id}/ban': {
      handle: (request) => renderUser(request.instance, setBanned(request.instance, userOf(request), true)),
    },
    'POST /users/{user_id}/unban': {
      handle: (request) => renderUser(request.instance, setBanned(request.instance, userOf(request), false)),
    },
    'GET /users/{user_id}/organization_memberships': {
      handle: (request) => {
        const { instance, query } = request;
        const memberships = [...membershipsOf(instance, userOf(request).id)].reverse();
        const page = paginate(memberships, readPage(query));
        return {
          data: page.map((membership) => renderMembership(instance, membership)),
          total_count: memberships.length,
        };
      },
    },
  },
};

function changeUser(request: OperationRequest<UpdateUserBody>) {
  const { instance, body } = request;
  const user = userOf(request);
  return announcePrimaryChange(instance, user.id, body, () => updateUser(instance, user, body));
}

function userOf<Body>({ instance, params }: OperationRequest<Body>): UserRecord {
  return getUser(instance, pathParam(params, 'user_id'));
}

/** Stores the kinds of metadata that are given, and keeps the others. */
function changeMetadata<Body>(request: OperationRequest<Body>, metadata: MetadataBody) {
  const { instance } = request;
  const changes = { ...metadata, updated_at: instance.now() };
  return renderUser(instance, instance.store.users.update(userOf(request), changes));
}

function listUsers({ instance, query }: OperationRequest): readonly UserRecord[] {
  const page = readPage(query);
  const order = readOrder(query, userSortKeys(instance));
  const cursor = query.get('starting_after');
  if (!cursor) return paginate(sortBy(selectUsers(query, instance), order), page);

  if (order.field !== 'created_at' || page.offset > 0) {
    const expected = 'used with an order by created_at and without an offset';
    throw apiFault('form_param_value_invalid', { param_name: 'starting_after', expected });
  }
  const sorted = sortBy(instance.store.users.all(), order);
  const position = sorted.findIndex(({ id }) => id === cursor);
  if (position < 0) throw notFound('user', cursor);
  return paginate(sorted.slice(position + 1).filter(readUserFilter(query, instance)), page);
}
