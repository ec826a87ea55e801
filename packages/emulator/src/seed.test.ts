import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { start } from './in-process.test-support.ts';
import { createEmulator, type Seed } from './index.ts';

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
    ['a missing name', { organizations: [{}] }, /seed\.organizations\[0\].*name/],
  ];

  it.each(wrong)('is rejected for %s', async (_, seed, message) => {
    const failure = createEmulator({ port: false, seed: seed as Seed });
    await expect(failure).rejects.toThrow(ConfigError);
    await expect(failure).rejects.toThrow(message);
  });
});
