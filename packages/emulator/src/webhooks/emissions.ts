// Pure
import type { CollectionName } from '../store/collections.ts';
import type { StoreEvent } from '../store/store-event.ts';
import type { EmittedEventType } from './event-types.ts';

/** Which change of the store emits which event. */
export interface Emission {
  readonly type: EmittedEventType;
  /** The collection that changes. */
  readonly collection: CollectionName;
  readonly on: StoreEvent['type'];
  /** The field that gets this value with the change. */
  readonly where?: readonly [field: string, value: string];
  /** Fields whose changes alone emit nothing. */
  readonly ignores?: readonly string[];
}

/** The table of all events. A unit of work emits an event of a type once for each record, however often it changes. */
export const EMISSIONS: readonly Emission[] = [
  { type: 'user.created', collection: 'users', on: 'created' },
  { type: 'user.updated', collection: 'users', on: 'updated', ignores: ['last_active_at'] },
  { type: 'user.deleted', collection: 'users', on: 'deleted' },
  { type: 'organization.created', collection: 'organizations', on: 'created' },
  { type: 'organization.updated', collection: 'organizations', on: 'updated' },
  { type: 'organization.deleted', collection: 'organizations', on: 'deleted' },
  { type: 'organizationDomain.created', collection: 'organization_domains', on: 'created' },
  { type: 'organizationDomain.updated', collection: 'organization_domains', on: 'updated' },
  { type: 'organizationDomain.deleted', collection: 'organization_domains', on: 'deleted' },
  { type: 'organizationMembership.created', collection: 'organization_memberships', on: 'created' },
  { type: 'organizationMembership.updated', collection: 'organization_memberships', on: 'updated' },
  { type: 'organizationMembership.deleted', collection: 'organization_memberships', on: 'deleted' },
  { type: 'organizationInvitation.created', collection: 'organization_invitations', on: 'created' },
  {
    type: 'organizationInvitation.accepted',
    collection: 'organization_invitations',
    on: 'updated',
    where: ['status', 'accepted'],
  },
  {
    type: 'organizationInvitation.revoked',
    collection: 'organization_invitations',
    on: 'updated',
    where: ['status', 'revoked'],
  },
  { type: 'role.created', collection: 'organization_roles', on: 'created' },
  { type: 'role.updated', collection: 'organization_roles', on: 'updated' },
  { type: 'role.deleted', collection: 'organization_roles', on: 'deleted' },
  { type: 'permission.created', collection: 'organization_permissions', on: 'created' },
  { type: 'permission.updated', collection: 'organization_permissions', on: 'updated' },
  { type: 'permission.deleted', collection: 'organization_permissions', on: 'deleted' },
  { type: 'session.created', collection: 'sessions', on: 'created' },
  { type: 'session.ended', collection: 'sessions', on: 'updated', where: ['status', 'ended'] },
  { type: 'session.removed', collection: 'sessions', on: 'updated', where: ['status', 'removed'] },
  { type: 'session.revoked', collection: 'sessions', on: 'updated', where: ['status', 'revoked'] },
  { type: 'email.created', collection: 'outbox_messages', on: 'created', where: ['channel', 'email'] },
  { type: 'sms.created', collection: 'outbox_messages', on: 'created', where: ['channel', 'sms'] },
  { type: 'waitlistEntry.created', collection: 'waitlist_entries', on: 'created' },
  { type: 'waitlistEntry.updated', collection: 'waitlist_entries', on: 'updated' },
];

/** A record that belongs to another one: each of its changes updates the owner. */
export interface Part {
  readonly collection: CollectionName;
  readonly type: EmittedEventType;
  readonly owner: CollectionName;
  /** The field with the id of the owner, which can be null. */
  readonly field: string;
}

export const PARTS: readonly Part[] = [
  { collection: 'email_addresses', type: 'user.updated', owner: 'users', field: 'user_id' },
  { collection: 'phone_numbers', type: 'user.updated', owner: 'users', field: 'user_id' },
  { collection: 'web3_wallets', type: 'user.updated', owner: 'users', field: 'user_id' },
  { collection: 'passkeys', type: 'user.updated', owner: 'users', field: 'user_id' },
  { collection: 'external_accounts', type: 'user.updated', owner: 'users', field: 'user_id' },
  { collection: 'images', type: 'user.updated', owner: 'users', field: 'user_id' },
  { collection: 'images', type: 'organization.updated', owner: 'organizations', field: 'organization_id' },
];
