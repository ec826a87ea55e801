/** What replaces a type of the reference: a type, and the entry that has its first name. */
export interface Replacement {
  readonly type: string;
  readonly from: string;
}

const BACKEND = '@x/backend';
const INTERNAL = '@x/backend/internal';
const REST_CLIENT = '@x/rest-client';
const event = (...types: readonly string[]): Replacement => ({
  type: `WebhookEventOf<${types.map((type) => `'${type}'`).join(' | ')}>`,
  from: '@x/backend/webhooks',
});
const crud = (name: string) => [`${name}.created`, `${name}.updated`, `${name}.deleted`];
const rest = (type: string): Replacement => ({ type, from: REST_CLIENT });

/** Types of the reference that have no namesake in `@x/backend` or `@x/rest-client`, except for those of raw JSON. */
export const TYPE_NAMES: Readonly<Record<string, Replacement | null>> = {
  APIKey: rest('ApiKey'),
  AuthOptions: { type: 'AuthenticateRequestOptions', from: INTERNAL },
  AuthenticatedState: { type: "RequestState & { status: 'signed-in' }", from: INTERNAL },
  BillingPaymentAttemptWebhookEvent: event('paymentAttempt.created', 'paymentAttempt.updated'),
  BillingSubscriptionItemStatus: rest("BillingSubscriptionItem['status']"),
  BillingSubscriptionItemWebhookEvent: event('subscriptionItem.created', 'subscriptionItem.updated'),
  BillingSubscriptionWebhookEvent: event('subscription.created', 'subscription.updated'),
  ClerkOptions: { type: 'ClerkClientOptions', from: BACKEND },
  EmailWebhookEvent: event('email.created'),
  EnterpriseConnectionCustomAttribute: rest("NonNullable<EnterpriseConnection['customAttributes']>[number]"),
  EnterpriseConnectionOauthConfig: rest("NonNullable<EnterpriseConnection['oauthConfig']>"),
  EnterpriseConnectionSamlConnection: rest("NonNullable<EnterpriseConnection['samlConnection']>"),
  EnterpriseConnectionSamlConnectionLoginHint: null,
  Feature: rest('BillingFeature'),
  GetAuthFn: null,
  GetAuthFnNoRequest: null,
  InferAuthObjectFromToken: { type: "AuthObjectFor<'api_key'>", from: '@x/auth-state' },
  InferAuthObjectFromTokenArray: { type: "AuthObjectFor<['api_key', 'm2m_token']>", from: '@x/auth-state' },
  InstanceSettings: null,
  M2MToken: rest('M2mToken'),
  MachineAuthObject: { type: "AuthObjectOf<'api_key'>", from: '@x/auth-state' },
  OrganizationDomainWebhookEvent: event(...crud('organizationDomain')),
  OrganizationInvitationAcceptedWebhookEvent: event('organizationInvitation.accepted'),
  OrganizationInvitationWebhookEvent: event(
    'organizationInvitation.created',
    'organizationInvitation.revoked',
  ),
  OrganizationMembershipPublicUserData: rest("NonNullable<OrganizationMembership['publicUserData']>"),
  OrganizationMembershipRole: rest("OrganizationMembership['role']"),
  OrganizationMembershipWebhookEvent: event(...crud('organizationMembership')),
  OrganizationWebhookEvent: event(...crud('organization')),
  PermissionWebhookEvent: event(...crud('permission')),
  ProxyError: null,
  RoleWebhookEvent: event(...crud('role')),
  SMSMessage: null,
  SMSWebhookEvent: event('sms.created'),
  SessionAuthObject: { type: "AuthObjectOf<'session_token'>", from: '@x/auth-state' },
  SessionWebhookEvent: event('session.created', 'session.ended', 'session.removed', 'session.revoked'),
  SignUpAttempt: rest('SignUp'),
  UnauthenticatedState: { type: "RequestState & { status: 'signed-out' }", from: INTERNAL },
  UserWebhookEvent: event(...crud('user')),
  WaitlistEntryWebhookEvent: event('waitlistEntry.created', 'waitlistEntry.updated'),
};
