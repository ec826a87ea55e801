// Pure
import { ConfigError } from '@x/errors';
import { mostSimilar, quote } from '@x/errors/internal';
import type { WebhookEventType } from '@x/webhooks';

const NO_BILLING = 'The emulator sends no events of billing.';

/** All published types of events. True for those that the emulator emits, and otherwise why it does not. */
const EVENT_TYPES = {
  'email.created': true,
  'organization.created': true,
  'organization.deleted': true,
  'organization.updated': true,
  'organizationDomain.created': true,
  'organizationDomain.deleted': true,
  'organizationDomain.updated': true,
  'organizationInvitation.accepted': true,
  'organizationInvitation.created': true,
  'organizationInvitation.revoked': true,
  'organizationMembership.created': true,
  'organizationMembership.deleted': true,
  'organizationMembership.updated': true,
  'paymentAttempt.created': NO_BILLING,
  'paymentAttempt.updated': NO_BILLING,
  'permission.created': true,
  'permission.deleted': true,
  'permission.updated': true,
  'role.created': true,
  'role.deleted': true,
  'role.updated': true,
  'session.created': true,
  'session.ended': true,
  'session.pending': 'Sessions of the emulator have no tasks.',
  'session.removed': true,
  'session.revoked': true,
  'sms.created': true,
  'subscription.active': NO_BILLING,
  'subscription.created': NO_BILLING,
  'subscription.pastDue': NO_BILLING,
  'subscription.updated': NO_BILLING,
  'subscriptionItem.abandoned': NO_BILLING,
  'subscriptionItem.active': NO_BILLING,
  'subscriptionItem.canceled': NO_BILLING,
  'subscriptionItem.created': NO_BILLING,
  'subscriptionItem.ended': NO_BILLING,
  'subscriptionItem.freeTrialEnding': NO_BILLING,
  'subscriptionItem.incomplete': NO_BILLING,
  'subscriptionItem.pastDue': NO_BILLING,
  'subscriptionItem.upcoming': NO_BILLING,
  'subscriptionItem.updated': NO_BILLING,
  'user.created': true,
  'user.deleted': true,
  'user.updated': true,
  'waitlistEntry.created': true,
  'waitlistEntry.updated': true,
} as const satisfies Readonly<Record<WebhookEventType, true | string>>;

/** The types of events that the emulator emits. */
export type EmittedEventType = {
  [Type in WebhookEventType]: (typeof EVENT_TYPES)[Type] extends true ? Type : never;
}[WebhookEventType];

/** Returns each published type, with the reason for a type that is not emitted. */
export function eventTypes(): ReadonlyArray<readonly [type: WebhookEventType, reason: string | undefined]> {
  // The table has no other keys.
  const types = Object.keys(EVENT_TYPES) as readonly WebhookEventType[];
  return types.map((type) => [type, reasonOf(type)]);
}

function reasonOf(type: WebhookEventType): string | undefined {
  const emitted = EVENT_TYPES[type];
  return emitted === true ? undefined : emitted;
}

/** Throws a `ConfigError` for a type that the emulator does not emit: a test would wait for it in vain. */
export function checkEmitted(type: unknown, caller: string): asserts type is EmittedEventType {
  const known = eventTypes().find(([name]) => name === type);
  if (known === undefined) throw unknownType(type, caller);
  const [, reason] = known;
  if (reason !== undefined)
    throw new ConfigError(`${caller}: The emulator does not emit ${quote(type)}. ${reason}`);
}

/** Whether a value is a published type, a pattern such as `user.*`, or `*`. */
export function isPattern(value: unknown): value is string {
  return value === '*' || eventTypes().some(([type]) => matchesPattern(value, type));
}

/** Throws a `ConfigError` with the nearest type unless a value is a pattern. */
export function checkPattern(pattern: unknown, caller: string): asserts pattern is string {
  if (!isPattern(pattern)) throw unknownType(pattern, caller);
}

/** Whether a pattern, such as `user.created`, `user.*` or `*`, includes a type. */
export function matchesPattern(pattern: unknown, type: string): boolean {
  if (pattern === '*' || pattern === type) return true;
  const [object] = type.split('.');
  return pattern === `${object}.*`;
}

function unknownType(type: unknown, caller: string): ConfigError {
  const names = eventTypes().map(([name]) => name);
  const similar = typeof type === 'string' ? mostSimilar(type, names) : undefined;
  const hint = similar === undefined ? 'Pass a type such as "user.created".' : `Did you mean "${similar}"?`;
  return new ConfigError(`${caller}: ${quote(type)} is not a type of events. ${hint}`);
}
