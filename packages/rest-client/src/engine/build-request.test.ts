import { ConfigError } from '@x/errors';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as invitations from '../operations/invitations.ts';
import * as organizations from '../operations/organizations.ts';
import * as sessions from '../operations/sessions.ts';
import * as users from '../operations/users.ts';
import { buildRequest } from './build-request.ts';
import type { AnyOperation } from './operation.ts';

const requests: ReadonlyArray<
  readonly [name: string, operation: AnyOperation, args: unknown[], path: string, body?: object]
> = [
  ['an id', users.getUser, ['user_1'], '/users/user_1'],
  ['no parameters', users.getUserList, [], '/users'],
  [
    'repeated, false and zero query values',
    users.getUserList,
    [{ emailAddress: ['a@x.dev', 'b+c@x.dev'], offset: 0, banned: false, query: undefined }],
    '/users?email_address=a%40x.dev&email_address=b%2Bc%40x.dev&offset=0&banned=false',
  ],
  [
    'a date in the query',
    users.getCount,
    [{ lastActiveAtSince: new Date(5) }],
    '/users/count?last_active_at_since=5',
  ],
  ['a plus sign', users.getUserList, [{ orderBy: '+created_at' }], '/users?order_by=%2Bcreated_at'],
  [
    'a body with its own keys kept',
    users.createUser,
    [
      {
        firstName: 'Ada',
        skipPasswordChecks: false,
        publicMetadata: { likesMath: 0 },
        createdAt: new Date(0),
      },
    ],
    '/users',
    {
      first_name: 'Ada',
      skip_password_checks: false,
      public_metadata: { likesMath: 0 },
      created_at: '1970-01-01T00:00:00.000Z',
    },
  ],
  ['an empty object', users.createUser, [{}], '/users', {}],
  ['no body', users.banUser, ['user_1'], '/users/user_1/ban'],
  ['null', users.updateUser, ['user_1', { lastName: null }], '/users/user_1', { last_name: null }],
  [
    'an id in parameters',
    organizations.getOrganization,
    [{ organizationId: 'org_1' }],
    '/organizations/org_1',
  ],
  [
    'several ids in parameters',
    organizations.updateOrganizationMembership,
    [{ organizationId: 'org_1', userId: 'user_1', role: 'org:admin' }],
    '/organizations/org_1/memberships/user_1',
    { role: 'org:admin' },
  ],
  [
    'an argument in the body',
    sessions.verifySession,
    ['sess_1', 'token'],
    '/sessions/sess_1/verify',
    { token: 'token' },
  ],
  [
    'a list',
    invitations.createInvitationBulk,
    [[{ emailAddress: 'a@x.dev', publicMetadata: { keptKey: 1 } }]],
    '/invitations/bulk',
    [{ email_address: 'a@x.dev', public_metadata: { keptKey: 1 } }],
  ],
];

describe('buildRequest()', () => {
  it('makes a form of files', async () => {
    const file = new Blob(['png'], { type: 'image/png' });
    const { path, body } = buildRequest(organizations.updateOrganizationLogo, [
      'org_1',
      { file, uploaderUserId: 'user_1' },
    ]);
    expect(path).toBe('/organizations/org_1/logo');
    // This operation sends a form.
    const form = body as FormData;
    expect([...form.keys()]).toEqual(['file', 'uploader_user_id']);
    expect(await (form.get('file') as Blob).text()).toBe('png');
  });

  it('leaves undefined fields out of a form', () => {
    const file = new Blob(['png']);
    const args = ['org_1', { file, uploaderUserId: undefined }];
    const { body } = buildRequest(organizations.updateOrganizationLogo, args);
    // This operation sends a form.
    expect([...(body as FormData).keys()]).toEqual(['file']);
  });

  for (const [name, operation, args, path, body] of requests) {
    it(`sends ${name}`, () => {
      const request = buildRequest(operation, args);
      expect(request.path).toBe(path);
      expect(request.body === undefined ? undefined : JSON.parse(String(request.body))).toEqual(body);
    });
  }

  it.each([undefined, null, '', ' ', '.', '..', 1, {}, '\ud800'])(
    'throws a ConfigError for the id %j',
    (id) => {
      expect(() => buildRequest(users.getUser, [id])).toThrow(ConfigError);
    },
  );

  const mistakes: ReadonlyArray<readonly [name: string, operation: AnyOperation, args: unknown[]]> = [
    ['an empty filter', users.getUserList, [{ userId: [] }]],
    ['a filter with undefined in its list', users.getUserList, [{ userId: [undefined] }]],
    ['a filter of null', users.getUserList, [{ userId: null }]],
    ['an id of another user in parameters', users.updateUser, ['user_1', { userId: 'user_2' }]],
    ['parameters that are not an object', users.getUserList, ['user_1']],
    ['parameters that are null', users.createUser, [null]],
    ['an object in place of a list', invitations.createInvitationBulk, [{}]],
    ['an invalid date', users.getCount, [{ lastActiveAtSince: new Date(Number.NaN) }]],
    ['an object in the query', users.getUserList, [{ query: {} }]],
    ['a bigint', users.createUser, [{ publicMetadata: { big: 1n } }]],
    ['a form with a number in place of a file', users.updateUserProfileImage, ['user_1', { file: 1 }]],
    ['no id in parameters', organizations.deleteOrganizationMembership, [{ organizationId: 'org_1' }]],
  ];
  it.each(mistakes)('throws a ConfigError for %s', (_name, operation, args) => {
    expect(() => buildRequest(operation, args)).toThrow(ConfigError);
  });

  it('names the operation and the field that cannot be sent as JSON', () => {
    const args = [{ publicMetadata: { big: 1n } }];
    expect(() => buildRequest(users.createUser, args)).toThrow(
      'users.createUser: publicMetadata.big must be a JSON value, not 1n.',
    );
  });

  it('builds a path that no id can change', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: fc.constantFrom(...'a./\\?#%&;: \n\u0000é') }), (id) => {
        let path: string;
        try {
          path = buildRequest(users.getUser, [id]).path;
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
          return;
        }
        const url = new URL(`https://api.example/v1${path}`);
        expect(url.pathname.split('/')).toHaveLength(4);
        expect(decodeURIComponent(url.pathname.split('/')[3] ?? '')).toBe(id);
        expect(url.search + url.hash).toBe('');
      }),
      { seed: 11, numRuns: 2_000 },
    );
  });
});
