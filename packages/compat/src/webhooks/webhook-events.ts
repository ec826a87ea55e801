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

export type UserWebhookEvent = Webhook<Changed<'user'>, UserJSON> | Webhook<'user.deleted', UserDeletedJSON>;

export type EmailWebhookEvent = Webhook<'email.created', EmailJSON>;

export type SMSWebhookEvent = Webhook<'sms.created', SMSMessageJSON>;

export type SessionWebhookEvent = Webhook<
  'session.created' | 'session.ended' | 'session.removed' | 'session.revoked',
  SessionWebhookEventJSON
>;

export type OrganizationWebhookEvent =
  | Webhook<Changed<'organization'>, OrganizationJSON>
  | Webhook<'organization.deleted', DeletedObjectJSON>;

export type OrganizationDomainWebhookEvent =
  | Webhook<Changed<'organizationDomain'>, OrganizationDomainJSON>
  | Webhook<'organizationDomain.deleted', DeletedObjectJSON>;

export type OrganizationMembershipWebhookEvent = Webhook<
  Changed<'organizationMembership'> | 'organizationMembership.deleted',
  OrganizationMembershipJSON
>;

export type OrganizationInvitationWebhookEvent = Webhook<
  'organizationInvitation.created' | 'organizationInvitation.revoked',
  OrganizationInvitationJSON
>;

export type OrganizationInvitationAcceptedWebhookEvent = Webhook<
  'organizationInvitation.accepted',
  OrganizationInvitationAcceptedJSON
>;

export type RoleWebhookEvent = Webhook<Changed<'role'> | 'role.deleted', RoleJSON>;

export type PermissionWebhookEvent = Webhook<Changed<'permission'> | 'permission.deleted', PermissionJSON>;

export type WaitlistEntryWebhookEvent = Webhook<Changed<'waitlistEntry'>, WaitlistEntryJSON>;

export type BillingPaymentAttemptWebhookEvent = Webhook<
  Changed<'paymentAttempt'>,
  BillingPaymentAttemptWebhookEventJSON
>;

export type BillingSubscriptionWebhookEvent = Webhook<
  Changed<'subscription'> | 'subscription.active' | 'subscription.pastDue',
  BillingSubscriptionWebhookEventJSON
>;

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

export type WebhookEventType = WebhookEvent['type'];
