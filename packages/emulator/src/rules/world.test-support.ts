import type { Seed } from '../seed.ts';

/** What every rule begins with. */
export const world: Seed = {
  organizationSettings: {
    maxAllowedRoles: 3,
    maxAllowedPermissions: 3,
    maxRoleSetsAllowed: 2,
    maxAllowedDomains: 2,
  },
  users: [
    {
      id: 'user_ada',
      emailAddress: 'ada@example.com',
      phoneNumber: '+15555550100',
      username: 'ada',
      firstName: 'Ada',
      lastName: 'Lovelace',
      externalId: 'ext_ada',
      password: 'correct horse battery',
      web3Wallet: ['0x1234567890123456789012345678901234567890'],
      externalAccounts: [
        {
          id: 'eac_google',
          provider: 'oauth_google',
          providerUserId: '12345',
          emailAddress: 'ada@gmail.example',
          accessToken: 'token_google',
          scopes: ['email'],
        },
        {
          id: 'eac_github',
          provider: 'oauth_github',
          providerUserId: '9',
          accessToken: 'token_github',
          tokenExpiresAt: 1,
        },
        { id: 'eac_slack', provider: 'oauth_slack', providerUserId: '9' },
      ],
      passkeys: [{ id: 'idn_passkey', name: 'Laptop' }],
    },
    { id: 'user_bob', emailAddress: 'bob@example.com', backupCodes: ['12345678'] },
    { id: 'user_eve', username: 'eve' },
    {
      id: 'user_linked',
      emailAddress: ['linked@example.com', 'other@example.com'],
      externalAccounts: [
        { provider: 'oauth_google', providerUserId: '777', emailAddress: 'linked@example.com' },
      ],
    },
  ],
  organizations: [{ id: 'org_acme', name: 'Acme', createdBy: 'user_ada', members: [{ userId: 'user_bob' }] }],
};
