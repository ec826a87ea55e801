import { type AnyOperation, OPERATIONS_BY_RESOURCE } from '@x/rest-client/internal';
import { expect, it } from 'vitest';
import { argumentsOf } from './arguments-of.ts';

const OPERATIONS: readonly AnyOperation[] =
  Object.values<readonly AnyOperation[]>(OPERATIONS_BY_RESOURCE).flat();

function argumentsFor(method: string, args: readonly unknown[]): readonly unknown[] {
  const operation = OPERATIONS.find(({ name }) => name === method);
  if (operation === undefined) {
    throw new Error(`${method} is not an operation.`);
  }
  return argumentsOf(operation, args);
}

const ids = { organizationId: 'org_1', domainId: 'orgdmn_1' };

it.each<readonly [method: string, args: readonly unknown[], expected: readonly unknown[]]>([
  ['users.getUser', ['user_1', { more: 1 }], ['user_1']],
  ['organizations.getOrganizationList', [null], [undefined]],
  ['organizations.getOrganizationList', [{ limit: 0, query: '', userId: [], offset: 5 }], [{ offset: 5 }]],
  ['billing.cancelSubscriptionItem', ['item_1', { endNow: false }], ['item_1', {}]],
  ['sessions.refreshSession', ['sess_1', { suffixed_cookies: false, a: 0 }], ['sess_1', { a: 0 }]],
  ['organizations.updateOrganizationLogo', ['org_1', { uploaderUserId: '' }], ['org_1', {}]],
  ['organizations.deleteOrganizationDomain', [{ ...ids, name: 'a.example' }], [ids]],
  [
    'organizations.createOrganizationDomain',
    [{ verified: null, name: null }],
    [{ verified: true, name: null }],
  ],
  ['users.setPasswordCompromised', ['user_1'], ['user_1', { revokeAllSessions: false }]],
  ['users.setPasswordCompromised', ['user_1', {}], ['user_1', {}]],
  [
    'm2m.createToken',
    [{ machineSecretKey: '' }],
    [{ claims: null, secondsUntilExpiration: null, tokenFormat: 'opaque' }],
  ],
])('%s with %j is called with %j', (method, args, expected) => {
  expect(argumentsFor(method, args)).toEqual(expected);
});

it('sends data of users as JSON writes it', () => {
  const publicMetadata = { score: Number.NaN, run: () => 1, at: new Date(0), tags: [undefined] };
  const json = { score: null, at: '1970-01-01T00:00:00.000Z', tags: [null] };
  expect(argumentsFor('users.createUser', [{ publicMetadata }])).toEqual([{ publicMetadata: json }]);
  expect(argumentsFor('invitations.createInvitationBulk', [[{ publicMetadata }]])).toEqual([
    [{ publicMetadata: json }],
  ]);
});

it('keeps files, dates, and data that JSON cannot hold', () => {
  const file = new Blob(['a']);
  expect(argumentsFor('users.updateUserProfileImage', ['user_1', { file }])[1]).toEqual({ file });
  const params = { createdAt: new Date(0), publicMetadata: { count: 1n } };
  expect(argumentsFor('users.createUser', [params])).toEqual([params]);
});

it('leaves lists that would take forever to the client, which rejects them', () => {
  const list = new Array(10_000_000);
  expect(argumentsFor('invitations.createInvitationBulk', [list])[0]).toBe(list);
  const [params] = argumentsFor('users.createUser', [{ emailAddress: list }]);
  expect(Reflect.get(Object(params), 'emailAddress')).toBe(list);
});
