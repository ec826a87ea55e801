import type { Parsed } from '../engine/fields.ts';
import type { Instance } from './instance.ts';
import { mergeMetadata } from './metadata.ts';
import type { UserRecord } from './records.ts';
import { revokeSessionsOf } from './sessions.ts';
import type { userMetadataFields } from './user-fields.ts';

type MetadataInput = Parsed<typeof userMetadataFields>;

/** Deletes a user with all sessions and memberships. */
export function deleteUser(instance: Instance, user: UserRecord): void {
  const { sessions, memberships, users } = instance.store;
  for (const session of sessions.filter(({ userId }) => userId === user.id)) sessions.delete(session.id);
  for (const membership of memberships.filter(({ userId }) => userId === user.id))
    memberships.delete(membership.id);
  users.delete(user.id);
}

export function setBanned(instance: Instance, user: UserRecord, banned: boolean): UserRecord {
  if (banned) revokeSessionsOf(instance, user.id);
  return instance.store.users.update(user, { banned, updatedAt: instance.now() });
}

export function mergeUserMetadata(instance: Instance, user: UserRecord, changes: MetadataInput): UserRecord {
  return instance.store.users.update(user, {
    publicMetadata: mergeMetadata(user.publicMetadata, changes.publicMetadata ?? {}),
    privateMetadata: mergeMetadata(user.privateMetadata, changes.privateMetadata ?? {}),
    unsafeMetadata: mergeMetadata(user.unsafeMetadata, changes.unsafeMetadata ?? {}),
    updatedAt: instance.now(),
  });
}

/** Replaces the kinds of metadata that are sent and keeps the others. */
export function replaceUserMetadata(
  instance: Instance,
  user: UserRecord,
  replacements: MetadataInput,
): UserRecord {
  return instance.store.users.update(user, { ...replacements, updatedAt: instance.now() });
}
