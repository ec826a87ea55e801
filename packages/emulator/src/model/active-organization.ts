import type { Instance } from '../store/instance.ts';
import type { SessionRecord } from '../store/records.ts';
import { findMembership, membershipsOf } from './lookup.ts';

/**
 * Makes an organization, by its id or slug, the active one of a session. The empty string stands for the personal account.
 * Returns undefined, and changes nothing, if the user is not a member.
 */
export function activateOrganization(
  instance: Instance,
  session: SessionRecord,
  idOrSlug: string,
): SessionRecord | undefined {
  const { store, now } = instance;
  const organization =
    idOrSlug === ''
      ? undefined
      : (store.organizations.unique({ slug: idOrSlug }) ?? store.organizations.get(idOrSlug));
  const isMember = organization && findMembership(instance, organization.id, session.user_id);
  if (idOrSlug !== '' && !isMember) return undefined;
  const id = organization?.id ?? null;
  if (id === session.last_active_organization_id) return session;
  const updatedAt = now();
  touchClient(instance, session.client_id, updatedAt);
  return store.sessions.update(session, { last_active_organization_id: id, updated_at: updatedAt });
}

/** Returns the organization that the user joined last, which is active in a new session. */
export function latestOrganizationOf(instance: Instance, userId: string): string | null {
  return membershipsOf(instance, userId).at(-1)?.organization_id ?? null;
}

/** Tokens that are older than this change are outdated, so the applications of the client request new ones. */
export function touchClient({ store, now }: Instance, clientId: string, updatedAt = now()): void {
  const client = store.clients.get(clientId);
  if (client) store.clients.update(client, { updated_at: updatedAt });
}
