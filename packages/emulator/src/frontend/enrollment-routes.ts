import { notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import { paginate, readPage } from '../engine/query.ts';
import { acceptSuggestion, answerRequest, suggestionsOf } from '../model/enrollment.ts';
import { getUser } from '../model/lookup.ts';
import { findRoleSet } from '../model/role-sets.ts';
import { renderPublicUserData } from '../render/membership.ts';
import { renderPublicOrganizationData } from '../render/organization.ts';
import { renderRole } from '../render/role.ts';
import type { EnrollmentRecord } from '../store/account-records.ts';
import type { Instance } from '../store/instance.ts';
import { type FrontendRequest, type FrontendRoute, requireUser } from './frontend-request.ts';
import { requireMember } from './organization-request.ts';

const ofOrganization = '/v1/organizations/{organization_id}';

/** How people join an organization by themselves: it is suggested to them, they request it, and a member answers. */
export const enrollmentRoutes: readonly FrontendRoute[] = [
  {
    id: 'GET /v1/me/organization_suggestions',
    answer: 'wrapped',
    handle: (request) =>
      pageOf(request, suggestionsOf(request.instance, requireUser(request)), renderSuggestion),
  },
  {
    id: 'POST /v1/me/organization_suggestions/{suggestion_id}/accept',
    answer: 'wrapped',
    handle: (request) => {
      const { instance, params } = request;
      const id = pathParam(params, 'suggestion_id');
      const suggestion = suggestionsOf(instance, requireUser(request)).find((each) => each.id === id);
      if (suggestion === undefined) throw notFound('suggestion of the user', id);
      return renderSuggestion(instance, acceptSuggestion(instance, suggestion));
    },
  },
  {
    id: `GET ${ofOrganization}/membership_requests`,
    answer: 'wrapped',
    handle: (request) => {
      const { organization } = requireMember(request, 'memberships:manage');
      const { organization_membership_requests: requests } = request.instance.store;
      return pageOf(request, requests.by('organization_id', organization.id), renderRequest);
    },
  },
  answerRoute('accept', 'accepted'),
  answerRoute('reject', 'rejected'),
  {
    id: `GET ${ofOrganization}/roles`,
    answer: 'wrapped',
    handle: (request) => {
      const { instance, query } = request;
      const { organization } = requireMember(request, null);
      const set =
        organization.role_set_key === null ? undefined : findRoleSet(instance, organization.role_set_key);
      const roles = instance.store.organization_roles
        .all()
        .filter((role) => set === undefined || set.roles.includes(role.id));
      const data = paginate(roles, readPage(query)).map((role) => renderOwnRole(instance, role));
      return { data, total_count: roles.length, has_role_set_migration: false };
    },
  },
];

function answerRoute(verb: string, status: 'accepted' | 'rejected'): FrontendRoute {
  return {
    id: `POST ${ofOrganization}/membership_requests/{request_id}/${verb}`,
    answer: 'wrapped',
    handle: (request) => {
      const { instance, params } = request;
      const { organization } = requireMember(request, 'memberships:manage');
      const id = pathParam(params, 'request_id');
      const found = instance.store.organization_membership_requests.get(id);
      if (found?.organization_id !== organization.id) throw notFound('membership request', id);
      return renderRequest(instance, answerRequest(instance, found, status));
    },
  };
}

/** Renders a page of the records with the status of the query. */
function pageOf(
  { instance, query }: FrontendRequest,
  records: readonly EnrollmentRecord[],
  render: (instance: Instance, record: EnrollmentRecord) => unknown,
) {
  const statuses = query.getAll('status');
  const found = records.filter(({ status }) => statuses.length === 0 || statuses.includes(status));
  const data = paginate(found, readPage(query)).map((record) => render(instance, record));
  return { data, total_count: found.length };
}

function renderSuggestion(
  instance: Instance,
  { organization_id: organizationId, ...suggestion }: EnrollmentRecord,
) {
  const { id, status, created_at, updated_at } = suggestion;
  const organization = instance.store.organizations.get(organizationId);
  return {
    object: 'organization_suggestion',
    id,
    ...(organization && { public_organization_data: renderPublicOrganizationData(instance, organization) }),
    status,
    created_at,
    updated_at,
  };
}

function renderRequest(instance: Instance, request: EnrollmentRecord) {
  const { id, organization_id, user_id, status, created_at, updated_at } = request;
  const user = renderPublicUserData(instance, getUser(instance, user_id));
  return {
    object: 'organization_membership_request',
    id,
    organization_id,
    status,
    public_user_data: { ...user, identifier: user.identifier ?? '' },
    created_at,
    updated_at,
  };
}

function renderOwnRole(instance: Instance, role: Parameters<typeof renderRole>[1]) {
  const rendered = renderRole(instance, role);
  return { ...rendered, description: rendered.description ?? '' };
}
