import type { Behaviour } from '../engine/behaviour.ts';
import { pathParam } from '../engine/path-param.ts';
import {
  containsText,
  paginate,
  readIdFilter,
  readOrder,
  readPage,
  type SortKey,
  sortBy,
} from '../engine/query.ts';
import type { OperationRequest } from '../engine/request.ts';
import { type MetadataBody, mergeKinds } from '../json/merge-metadata.ts';
import { getOrganization, getOrganizationByIdOrSlug, membersOf } from '../model/lookup.ts';
import {
  type CreateOrganizationBody,
  createOrganization,
  type UpdateOrganizationBody,
  updateOrganization,
} from '../model/organizations.ts';
import { renderOrganization } from '../render/organization.ts';
import type { OrganizationRecord } from '../store/records.ts';

/** A name has neither links nor markup, since emails contain it. */
const name = {
  pattern: /^(?!.*(https?:\/\/|www\.|<[a-z/!]))(?=.*\S).{1,256}$/is,
  expected: 'a name of at most 256 characters without URLs and HTML',
};

export const organizations: Behaviour = {
  operations: {
    'GET /organizations': {
      handle: (request) => {
        const { instance, query, values } = request;
        const found = listOrganizations(request);
        const page = paginate(found, readPage(query));
        return {
          data: page.map((organization) => renderOrganization(instance, organization, values)),
          total_count: found.length,
        };
      },
    },
    'POST /organizations': {
      formats: { name },
      handle: ({ instance, body }: OperationRequest<CreateOrganizationBody>) =>
        renderOrganization(instance, createOrganization(instance, body)),
    },
    'GET /organizations/{organization_id}': {
      handle: ({ instance, params, values }) => {
        const organization = getOrganizationByIdOrSlug(instance, pathParam(params, 'organization_id'));
        return renderOrganization(instance, organization, values);
      },
    },
    'PATCH /organizations/{organization_id}': {
      formats: { name },
      body: ({ apiVersion }) => (apiVersion < '2026-05-12' ? metadataUntilSplit : undefined),
      handle: (request: OperationRequest<UpdateOrganizationBody>) => {
        const { instance, body } = request;
        return renderOrganization(instance, updateOrganization(instance, organizationOf(request), body));
      },
    },
    'DELETE /organizations/{organization_id}': {
      handle: (request) => {
        const { id, slug } = organizationOf(request);
        request.instance.store.organizations.delete(id);
        return { object: 'organization', id, slug, deleted: true };
      },
    },
    'PATCH /organizations/{organization_id}/metadata': {
      handle: (request: OperationRequest<MetadataBody>) =>
        changeMetadata(request, mergeKinds(organizationOf(request), request.body)),
    },
    'PUT /organizations/{organization_id}/metadata': {
      handle: (request: OperationRequest<MetadataBody>) => changeMetadata(request, request.body),
    },
  },
};

/** Versions before 2026-05-12 replace metadata with the operation that updates the organization. */
const metadataUntilSplit = {
  'public_metadata?': { type: 'object', others: true },
  'private_metadata?': { type: 'object', others: true },
} as const;

function organizationOf<Body>({ instance, params }: OperationRequest<Body>): OrganizationRecord {
  return getOrganization(instance, pathParam(params, 'organization_id'));
}

/** Stores the kinds of metadata that are given, and keeps the others. */
function changeMetadata<Body>(request: OperationRequest<Body>, metadata: MetadataBody) {
  const { instance } = request;
  const changes = { ...metadata, updated_at: instance.now() };
  const changed = instance.store.organizations.update(organizationOf(request), changes);
  return renderOrganization(instance, changed);
}

function listOrganizations({ instance, query }: OperationRequest): readonly OrganizationRecord[] {
  const sortKeys: Readonly<Record<string, SortKey<OrganizationRecord>>> = {
    name: ({ name }) => name,
    created_at: ({ created_at }) => created_at,
    members_count: ({ id }) => membersOf(instance, id).length,
  };
  const order = readOrder(query, sortKeys);
  const part = query.get('query');
  const hasId = readIdFilter(query, 'organization_id');
  const hasMember = readIdFilter(query, 'user_id');
  const memberIds = (id: string) => new Set(membersOf(instance, id).map(({ user_id }) => user_id));
  const matching = instance.store.organizations
    .all()
    .filter(
      ({ id, name, slug }) =>
        (!part || id === part || containsText([name, slug], part)) &&
        (!hasId || hasId(new Set([id]))) &&
        (!hasMember || hasMember(memberIds(id))),
    );
  return sortBy(matching, order);
}
