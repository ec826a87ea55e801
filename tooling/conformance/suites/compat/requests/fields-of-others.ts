import fc from 'fast-check';
import { FILES, IDS, NESTED, TEXTS } from './values.ts';

/** A parameter: its name, and values as they should be. */
export type Field = readonly [name: string, values: fc.Arbitrary<unknown>];

const booleans = fc.boolean();
const mailboxes = fc.constantFrom<unknown>(
  { address: 'a@example.com' },
  { address: 'b@example.com', name: 'B' },
  { userId: 'user_1' },
  { userId: 'user_1', address: 'a@example.com', extraKey: 1 },
);
const email: readonly Field[] = [
  ['to', mailboxes],
  ['from', mailboxes],
  ['replyTo', mailboxes],
  ['subject', TEXTS],
  ['html', TEXTS],
  ['text', TEXTS],
  ['cc', fc.constantFrom<unknown>(['a@example.com'], [])],
  ['headers', fc.constantFrom<unknown>({ 'X-Custom-Header': 'kept', camelKey: 'a' })],
  ['attachments', fc.constantFrom<unknown>([{ filename: 'a.txt', content: 'YQ==' }], [])],
  ['idempotencyKey', fc.constantFrom<unknown>('order_1', 'a b', '', undefined, null, 7)],
];
const metadata: readonly Field[] = [
  ['publicMetadata', NESTED],
  ['privateMetadata', NESTED],
];
const accountless: readonly Field[] = [
  ['source', TEXTS],
  ['requestHeaders', fc.constantFrom(new Headers({ 'x-custom': 'a', 'user-agent': 'cli/1' }), new Headers())],
];
const machine: readonly Field[] = [
  ['machineSecretKey', fc.constantFrom<unknown>('ak_1', '', undefined, null, 'sk_test_9')],
];

const times = fc.constantFrom<unknown>(1_700_000_000_000, new Date(86_400_000), '2026-11-30T00:00:00Z');

/** Parameters that the description lacks, and parameters with several kinds of values, by method. */
export const FIELDS_OF_OTHERS: Readonly<Record<string, readonly Field[]>> = {
  'agentTasks.create': [
    ['redirectUrl', fc.constantFrom<unknown>('https://example.com/a', new URL('https://example.com/a'))],
  ],
  'users.createUser': [['createdAt', times]],
  'users.getCount': [['lastActiveAtAfter', times]],
  'clients.getHandshakePayload': [['nonce', TEXTS]],
  'betaFeatures.changeDomain': [
    ['homeUrl', TEXTS],
    ['isSecondary', booleans],
  ],
  '__experimental_accountlessApplications.createAccountlessApplication': accountless,
  '__experimental_accountlessApplications.completeAccountlessApplicationOnboarding': accountless,
  'emails.create': email,
  'emails.createBatch': email,
  'm2m.createToken': [...machine, ['tokenFormat', fc.constantFrom<unknown>('opaque', 'jwt', null)]],
  'm2m.list': machine,
  'm2m.revokeToken': machine,
  'm2m.verify': machine,
  'users.updateUser': [...metadata, ['unsafeMetadata', NESTED], ['primaryEmailAddressID', TEXTS]],
  'organizations.updateOrganization': metadata,
  'organizations.getOrganization': [['slug', IDS]],
  'users.updateUserProfileImage': [['file', FILES]],
  'organizations.updateOrganizationLogo': [
    ['file', FILES],
    ['uploaderUserId', IDS],
  ],
  'sessions.refreshSession': [
    ['suffixed_cookies', booleans],
    ['expired_token', TEXTS],
  ],
};
