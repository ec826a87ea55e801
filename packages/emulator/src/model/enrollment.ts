import { apiFault } from '../engine/errors.ts';
import type { EnrollmentRecord } from '../store/account-records.ts';
import type { Instance } from '../store/instance.ts';
import type { AnyRecord, UserRecord } from '../store/records.ts';
import { organizationSettings } from './instance-settings.ts';
import { findMembership, getOrganization } from './lookup.ts';
import { createMembership } from './memberships.ts';

/** Returns the domains whose organizations a user is offered to join: those of the verified email addresses. */
function suggestingDomains({ store }: Instance, { id }: UserRecord): readonly AnyRecord[] {
  const names = store.email_addresses
    .by('user_id', id)
    .filter(({ verified }) => verified)
    .map(({ email_address }) => email_address.split('@').at(-1));
  return store.organization_domains
    .all()
    .filter(
      ({ name, verified, enrollment_mode: mode }) =>
        verified === true && mode === 'automatic_suggestion' && names.includes(String(name)),
    );
}

/** Returns the organizations that a user is offered to join. A suggestion gets its id when it is first read. */
export function suggestionsOf(instance: Instance, user: UserRecord): readonly EnrollmentRecord[] {
  const { store } = instance;
  for (const domain of suggestingDomains(instance, user)) {
    const organization_id = String(domain['organization_id']);
    const known = store.organization_suggestions.unique({ organization_id, user_id: user.id });
    const isMember = findMembership(instance, organization_id, user.id) !== undefined;
    if (known === undefined && !isMember)
      createEnrollment(instance, 'organization_suggestions', organization_id, user.id);
  }
  return store.organization_suggestions.by('user_id', user.id);
}

/** Accepts a suggestion: the members who manage memberships get a request. */
export function acceptSuggestion(instance: Instance, suggestion: EnrollmentRecord): EnrollmentRecord {
  if (suggestion.status !== 'pending') throw apiFault('organization_suggestion_not_pending');
  const { organization_id, user_id } = suggestion;
  const { store, now } = instance;
  const known = store.organization_membership_requests.unique({ organization_id, user_id });
  if (known === undefined)
    createEnrollment(instance, 'organization_membership_requests', organization_id, user_id);
  return store.organization_suggestions.update(suggestion, { status: 'accepted', updated_at: now() });
}

/** Accepts or rejects the request of a user to join an organization. */
export function answerRequest(
  instance: Instance,
  request: EnrollmentRecord,
  status: 'accepted' | 'rejected',
): EnrollmentRecord {
  if (request.status !== 'pending') throw apiFault('organization_membership_request_not_pending');
  const { organization_id, user_id } = request;
  if (status === 'accepted') {
    const role = organizationSettings(instance).domains_default_role;
    createMembership(instance, getOrganization(instance, organization_id), { user_id, role });
  }
  const changes = { status, updated_at: instance.now() };
  return instance.store.organization_membership_requests.update(request, changes);
}

function createEnrollment(
  { store, createId, now }: Instance,
  collection: 'organization_suggestions' | 'organization_membership_requests',
  organization_id: string,
  user_id: string,
): void {
  const time = now();
  const id = createId(collection);
  store[collection].put({
    id,
    organization_id,
    user_id,
    status: 'pending',
    created_at: time,
    updated_at: time,
  });
}
