/** Calls that cannot be sampled from the description: missing endpoints, and methods with several variants. */
export interface HandMadeCall {
  readonly name: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

const email = {
  to: { userId: 'user_1' },
  from: { address: 'a@example.com', name: 'A' },
  replyTo: { address: 'b@example.com' },
  subject: 'Hi',
  html: '<p>Hi</p>',
  headers: { 'X-Custom-Header': 'kept' },
  attachments: [{ filename: 'a.txt', content: 'YQ==' }],
};
const metadata = { publicMetadata: { snake_key: 1, camelKey: [null] }, privateMetadata: {} };

export const HAND_MADE_CALLS: readonly HandMadeCall[] = [
  { name: 'sessions.verifySession', method: 'sessions.verifySession', args: ['sess_1', 'token'] },
  { name: 'clients.getHandshakePayload', method: 'clients.getHandshakePayload', args: [{ nonce: 'n 1' }] },
  { name: 'invitations.deleteInvitation', method: 'invitations.deleteInvitation', args: ['inv_1'] },
  {
    name: 'betaFeatures.changeDomain',
    method: 'betaFeatures.changeDomain',
    args: [{ homeUrl: 'https://example.com', isSecondary: false }],
  },
  {
    name: 'createAccountlessApplication',
    method: '__experimental_accountlessApplications.createAccountlessApplication',
    args: [{ source: 'cli' }],
  },
  {
    name: 'completeAccountlessApplicationOnboarding',
    method: '__experimental_accountlessApplications.completeAccountlessApplicationOnboarding',
    args: [],
  },
  { name: 'emails.create', method: 'emails.create', args: [email] },
  {
    name: 'emails.create with an idempotency key',
    method: 'emails.create',
    args: [email, { idempotencyKey: 'order_1' }],
  },
  {
    name: 'emails.createBatch',
    method: 'emails.createBatch',
    args: [[email, { ...email, idempotencyKey: 'order_2' }]],
  },
  { name: 'emails.get', method: 'emails.get', args: ['ema_1'] },
  {
    name: 'users.updateUser with metadata',
    method: 'users.updateUser',
    args: ['user_1', { firstName: 'Ada', ...metadata, unsafeMetadata: { a_b: 1 } }],
  },
  {
    name: 'users.updateUser with nothing but metadata',
    method: 'users.updateUser',
    args: ['user_1', metadata],
  },
  {
    name: 'users.updateUser with the acronyms of the reference',
    method: 'users.updateUser',
    args: [
      'user_1',
      {
        primaryEmailAddressID: 'idn_1',
        primaryPhoneNumberID: 'idn_2',
        primaryWeb3WalletID: 'idn_3',
        profileImageID: 'img_1',
        createdAt: new Date(0),
        legalAcceptedAt: new Date(1),
      },
    ],
  },
  {
    name: 'organizations.updateOrganization with metadata',
    method: 'organizations.updateOrganization',
    args: ['org_1', { name: 'Acme', ...metadata }],
  },
  {
    name: 'organizations.getOrganization by slug',
    method: 'organizations.getOrganization',
    args: [{ slug: 'acme', includeMembersCount: true }],
  },
  {
    name: 'users.getUserOauthAccessToken without the prefix',
    method: 'users.getUserOauthAccessToken',
    args: ['user_1', 'google'],
  },
  {
    name: 'sessions.refreshSession with suffixed cookies, in the spelling of the reference',
    method: 'sessions.refreshSession',
    args: [
      'sess_1',
      {
        expired_token: 'a',
        refresh_token: 'b',
        request_origin: 'https://example.com',
        request_headers: { 'X-Forwarded-For': ['1.2.3.4'] },
        suffixed_cookies: true,
        format: 'cookie',
      },
    ],
  },
  {
    name: 'domains.add in the spelling of the reference',
    method: 'domains.add',
    args: [{ name: 'example.com', is_satellite: true, proxy_url: 'https://example.com/p' }],
  },
  {
    name: 'm2m.createToken with the key of a machine',
    method: 'm2m.createToken',
    args: [
      {
        machineSecretKey: 'ak_1',
        secondsUntilExpiration: 60,
        claims: { snake_key: 1 },
        tokenFormat: 'jwt',
        minRemainingTtlSeconds: 5,
      },
    ],
  },
  { name: 'm2m.verify', method: 'm2m.verify', args: [{ token: 'mt_1', machineSecretKey: 'ak_1' }] },
  { name: 'users.getUser with a hostile id', method: 'users.getUser', args: ['user 1'] },
];
