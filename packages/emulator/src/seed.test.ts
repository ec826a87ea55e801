import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { start } from './in-process.test-support.ts';
import { createEmulator, type Seed } from './index.ts';

const accountWithId = (id: string) => ({
  users: [{ externalAccounts: [{ id, provider: 'oauth_google', providerUserId: '1' }] }],
});

describe('the seed', () => {
  it('fills the store with pinned ids', async () => {
    const { call } = await start({
      seed: {
        users: [
          { id: 'user_ada', emailAddress: 'ada@example.com', publicMetadata: { plan: 'pro' } },
          {
            id: 'user_bob',
            emailAddress: ['bob@example.com'],
            createdAt: '2020-01-01T00:00:00Z',
            username: undefined,
          },
        ],
        organizations: [
          {
            id: 'org_acme',
            name: 'Acme',
            createdBy: 'user_ada',
            members: [{ userId: 'user_bob', role: 'org:admin' }],
          },
        ],
      },
    });
    expect((await call('GET', '/users/user_ada')).body).toMatchObject({ public_metadata: { plan: 'pro' } });
    expect((await call('GET', '/users/user_bob')).body.created_at).toBe(Date.UTC(2020, 0, 1));
    expect((await call('GET', '/organizations/org_acme/memberships?role=org:admin')).body.total_count).toBe(
      2,
    );
  });

  it('limits the domains of an organization', async () => {
    const { call } = await start({
      seed: {
        organizationSettings: { maxAllowedDomains: 1 },
        organizations: [{ id: 'org_acme', name: 'Acme' }],
      },
    });
    const add = (name: string) =>
      call('POST', '/organizations/org_acme/domains', { name, enrollment_mode: 'manual_invitation' });
    const first = await add('a.example');
    expect(first.status).toBe(200);
    const second = await add('b.example');
    expect(second.status).toBe(403);
    expect(second.body.errors[0].code).toBe('organization_domain_quota_exceeded');
    await call('DELETE', `/organizations/org_acme/domains/${first.body.id}`);
    expect((await add('b.example')).status).toBe(200);
  });

  it('shares nothing with the store', async () => {
    const publicMetadata: Record<string, unknown> = { plan: 'pro' };
    const { call } = await start({ seed: { users: [{ id: 'user_ada', publicMetadata }] } });
    publicMetadata['plan'] = 'free';
    expect((await call('GET', '/users/user_ada')).body.public_metadata).toEqual({ plan: 'pro' });
  });

  // A seed can come from a JSON file, which no compiler checks.
  const wrong: readonly [string, unknown, RegExp][] = [
    ['an unknown list', { sessions: [] }, /seed\.sessions/],
    ['an unknown key', { users: [{ emial: 'a@example.com' }] }, /seed\.users\[0\].*emial/],
    ['a wrong value', { users: [{}, { firstName: 1 }] }, /seed\.users\[1\].*firstName/],
    ['a repeated user id', { users: [{ id: 'user_a' }, { id: 'user_a' }] }, /"user_a" is already in use/],
    [
      'a repeated email address',
      { users: [{ emailAddress: 'a@b.c' }, { emailAddress: 'a@b.c' }] },
      /seed\.users\[1\]/,
    ],
    ['an id of another kind', { users: [{ id: 'org_a' }] }, /user_/],
    ['an id with a slash', { users: [{ id: 'user_a/b' }] }, /user_a\/b/],
    [
      'a member without a user',
      { organizations: [{ name: 'A', members: [{ userId: 'user_x' }] }] },
      /members\[0\].*user_x/,
    ],
    [
      'a list of accounts that is an object',
      { users: [{ externalAccounts: {} }] },
      /seed\.users\[0\]: .*externalAccounts must be a list/,
    ],
    [
      'an account that is a string',
      { users: [{ externalAccounts: ['oauth_google'] }] },
      /seed\.users\[0\].*externalAccounts\[0\] must be an object/,
    ],
    ...(
      [
        ['scopes', 'email'],
        ['scopes', [1]],
        ['emailAddress', 5],
        ['firstName', {}],
        ['lastName', 5],
        ['accessToken', 5],
        ['refreshToken', []],
        ['tokenExpiresAt', '2030-01-01'],
        ['provider', 'google'],
        ['providerUserId', 5],
        ['providerUserId', undefined],
      ] as const
    ).map(([name, value]): [string, unknown, RegExp] => [
      `an account with ${name} ${JSON.stringify(value)}`,
      { users: [{ externalAccounts: [{ provider: 'oauth_google', providerUserId: '1', [name]: value }] }] },
      new RegExp(`seed\\.users\\[0\\].*externalAccounts\\[0\\]\\.${name} must be`),
    ]),
    [
      'an account with an unknown key',
      { users: [{ externalAccounts: [{ provider: 'oauth_google', providerUserId: '1', scope: [] }] }] },
      /seed\.users\[0\].*externalAccounts\[0\]\.scope.*Did you mean "scopes"/,
    ],
    [
      'a repeated id of an account',
      {
        users: [
          { externalAccounts: [{ id: 'eac_1', provider: 'oauth_google', providerUserId: '1' }] },
          { externalAccounts: [{ id: 'eac_1', provider: 'oauth_google', providerUserId: '2' }] },
        ],
      },
      /seed\.users\[1\]: externalAccounts\[0\]: .*"eac_1" is already in use/,
    ],
    [
      'a repeated account of a provider',
      {
        users: [
          { externalAccounts: [{ provider: 'oauth_google', providerUserId: '1' }] },
          { externalAccounts: [{ provider: 'oauth_google', providerUserId: '1' }] },
        ],
      },
      /seed\.users\[1\]: externalAccounts\[0\]: Another external account has this providerUserId/,
    ],
    ['an id of an account of another kind', accountWithId('user_1'), /externalAccounts\[0\]: .*eac_/],
    ['an id of an account that is a prefix', accountWithId('eac_'), /externalAccounts\[0\]: .*eac_/],
    [
      'a repeated id of a passkey',
      { users: [{ passkeys: [{ id: 'idn_1' }, { id: 'idn_1' }] }] },
      /seed\.users\[0\]: passkeys\[1\]: .*"idn_1" is already in use/,
    ],
    ['a passkey with a wrong name', { users: [{ passkeys: [{ name: 5 }] }] }, /passkeys\[0\]\.name must be/],
    [
      'settings that are a list',
      { organizationSettings: [] },
      /seed\.organizationSettings" must be an object/,
    ],
    [
      'an unknown setting',
      { organizationSettings: { maxRoles: 1 } },
      /"seed\.organizationSettings\.maxRoles"/,
    ],
    [
      'a setting that is a string',
      { organizationSettings: { maxAllowedRoles: '3' } },
      /seed\.organizationSettings\.maxAllowedRoles must be an integer of at least 0, not "3"/,
    ],
    ['a missing name', { organizations: [{}] }, /seed\.organizations\[0\].*name/],
  ];

  it.each(wrong)('is rejected for %s', async (_, seed, message) => {
    const failure = createEmulator({ port: false, seed: seed as Seed });
    await expect(failure).rejects.toThrow(ConfigError);
    await expect(failure).rejects.toThrow(message);
  });
});
