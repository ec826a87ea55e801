// Pure
import type {
  BillingPaymentAttemptWebhookEventJSON,
  BillingSubscriptionItemWebhookEventJSON,
  BillingSubscriptionWebhookEventJSON,
  DeletedObjectJSON,
  EmailJSON,
  OrganizationDomainJSON,
  OrganizationInvitationAcceptedJSON,
  OrganizationInvitationJSON,
  OrganizationJSON,
  OrganizationMembershipJSON,
  PermissionJSON,
  RoleJSON,
  SessionWebhookEventJSON,
  SMSMessageJSON,
  UserDeletedJSON,
  UserJSON,
  WaitlistEntryJSON,
} from '../resources/json-types.ts';

/** An event of one type, or of several types with the same data. */
type Webhook<Type extends string, Data> = {
  type: Type;
  object: 'event';
  data: Data;
  /** The request that caused the event. */
  event_attributes: { http_request: { client_ip: string; user_agent: string } };
  /** When the event happened, in milliseconds since 1970. */
  timestamp: number;
  instance_id: string;
};

type Changed<Name extends string> = `${Name}.created` | `${Name}.updated`;

/** A user was created, changed or deleted. */
export type UserWebhookEvent = Webhook<Changed<'user'>, UserJSON> | Webhook<'user.deleted', UserDeletedJSON>;

/** An email was made, for an application that delivers it itself. */
export type EmailWebhookEvent = Webhook<'email.created', EmailJSON>;

/** A text message was made, for an application that delivers it itself. */
export type SMSWebhookEvent = Webhook<'sms.created', SMSMessageJSON>;

/** A session began or ended. */
export type SessionWebhookEvent = Webhook<
  'session.created' | 'session.ended' | 'session.removed' | 'session.revoked',
  SessionWebhookEventJSON
>;

/** An organization was created, changed or deleted. */
export type OrganizationWebhookEvent =
  | Webhook<Changed<'organization'>, OrganizationJSON>
  | Webhook<'organization.deleted', DeletedObjectJSON>;

/** A domain of an organization was created, changed or deleted. */
export type OrganizationDomainWebhookEvent =
  | Webhook<Changed<'organizationDomain'>, OrganizationDomainJSON>
  | Webhook<'organizationDomain.deleted', DeletedObjectJSON>;

/** A membership was created, changed or deleted. */
export type OrganizationMembershipWebhookEvent = Webhook<
  Changed<'organizationMembership'> | 'organizationMembership.deleted',
  OrganizationMembershipJSON
>;

/** An invitation to an organization was created or revoked. */
export type OrganizationInvitationWebhookEvent = Webhook<
  'organizationInvitation.created' | 'organizationInvitation.revoked',
  OrganizationInvitationJSON
>;

/** A user accepted an invitation to an organization. */
export type OrganizationInvitationAcceptedWebhookEvent = Webhook<
  'organizationInvitation.accepted',
  OrganizationInvitationAcceptedJSON
>;

/** A role was created, changed or deleted. */
export type RoleWebhookEvent = Webhook<Changed<'role'> | 'role.deleted', RoleJSON>;

/** A permission was created, changed or deleted. */
export type PermissionWebhookEvent = Webhook<Changed<'permission'> | 'permission.deleted', PermissionJSON>;

/** An entry of the waitlist was created or changed. */
export type WaitlistEntryWebhookEvent = Webhook<Changed<'waitlistEntry'>, WaitlistEntryJSON>;

/** A payment was attempted, or its attempt changed. */
export type BillingPaymentAttemptWebhookEvent = Webhook<
  Changed<'paymentAttempt'>,
  BillingPaymentAttemptWebhookEventJSON
>;

/** A subscription was created or changed. */
export type BillingSubscriptionWebhookEvent = Webhook<
  Changed<'subscription'> | 'subscription.active' | 'subscription.pastDue',
  BillingSubscriptionWebhookEventJSON
>;

/** An item of a subscription changed. */
export type BillingSubscriptionItemWebhookEvent = Webhook<
  | Changed<'subscriptionItem'>
  | 'subscriptionItem.active'
  | 'subscriptionItem.canceled'
  | 'subscriptionItem.upcoming'
  | 'subscriptionItem.ended'
  | 'subscriptionItem.abandoned'
  | 'subscriptionItem.incomplete'
  | 'subscriptionItem.pastDue'
  | 'subscriptionItem.freeTrialEnding',
  BillingSubscriptionItemWebhookEventJSON
>;

/** An event. A comparison of `type` narrows `data`. */
export type WebhookEvent =
  | UserWebhookEvent
  | SessionWebhookEvent
  | EmailWebhookEvent
  | SMSWebhookEvent
  | OrganizationWebhookEvent
  | OrganizationDomainWebhookEvent
  | OrganizationMembershipWebhookEvent
  | OrganizationInvitationWebhookEvent
  | OrganizationInvitationAcceptedWebhookEvent
  | RoleWebhookEvent
  | PermissionWebhookEvent
  | WaitlistEntryWebhookEvent
  | BillingPaymentAttemptWebhookEvent
  | BillingSubscriptionWebhookEvent
  | BillingSubscriptionItemWebhookEvent;

/** The names of all types of events. */
export type WebhookEventType = WebhookEvent['type'];
