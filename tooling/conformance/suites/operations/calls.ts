import type { AnyOperation, ArgumentsOf, operations } from '@x/rest-client';

type Operations = typeof operations;

/** Every argument is there, and of an object of parameters every field. */
type Full<Args extends readonly unknown[]> = Required<{ [Index in keyof Args]: FullValue<Args[Index]> }>;
type FullValue<Value> = Value extends object ? Required<Value> : Value;

interface Calls<Args extends readonly unknown[]> {
  /** Only what the client demands. */
  readonly minimal: Args;
  /** All that the client offers; the compiler sees to it. */
  readonly full: Full<Args>;
  /** What can't be asked for together with the rest. */
  readonly others?: readonly Args[];
}

type CallsOf<Op> = Op extends AnyOperation ? Calls<ArgumentsOf<Op>> : never;

const metadata = { theme: 'dark', nested: { list: [1, null] } };
const time = new Date('2026-01-02T03:04:05.678Z');
const page = { limit: 20, offset: 0 };
const organization = { organizationId: 'org_1' };
const membership = { organizationId: 'org_1', userId: 'user_1' };
const role = 'org:admin';

const userFilter = {
  emailAddress: ['ada@example.com', 'grace+test@example.com'],
  phoneNumber: ['+15555550100'],
  username: ['ada'],
  web3Wallet: ['0x1'],
  userId: ['user_1', '-user_2'],
  externalId: ['a b'],
  organizationId: ['org_1', '+org_2'],
  query: 'ada & co',
  banned: false,
  lastActiveAtSince: time,
};
const userProfile = {
  externalId: 'ext_1',
  firstName: 'Ada',
  lastName: null,
  username: 'ada',
  password: 'correct horse battery staple',
  skipPasswordChecks: true,
  createdAt: time,
};
const userMetadata = { publicMetadata: metadata, privateMetadata: metadata, unsafeMetadata: metadata };
const organizationMetadata = { publicMetadata: metadata, privateMetadata: metadata };

/** How each operation is called. An operation without a row fails the suite, and a field that a row lacks the compiler. */
export const CALLS: {
  readonly [Resource in keyof Operations]: {
    readonly [Method in keyof Operations[Resource]]: CallsOf<Operations[Resource][Method]>;
  };
} = {
  jwks: {
    getJwks: { minimal: [], full: [] },
  },
  users: {
    getUser: { minimal: ['user_1'], full: ['user_1'] },
    getUserList: {
      minimal: [],
      full: [{ ...userFilter, ...page, orderBy: '-created_at' }],
      others: [[{ lastActiveAtSince: time.getTime(), orderBy: '+last_sign_in_at', banned: true }]],
    },
    getCount: { minimal: [], full: [userFilter] },
    createUser: {
      minimal: [{}],
      full: [
        {
          ...userProfile,
          ...userMetadata,
          emailAddress: ['ada@example.com'],
          phoneNumber: ['+15555550100'],
          skipPasswordRequirement: false,
        },
      ],
    },
    updateUser: {
      minimal: ['user_1', {}],
      full: [
        'user_1',
        {
          ...userProfile,
          primaryEmailAddressID: 'idn_1',
          primaryPhoneNumberID: 'idn_2',
          signOutOfOtherSessions: true,
        },
      ],
    },
    updateUserMetadata: { minimal: ['user_1', {}], full: ['user_1', userMetadata] },
    deleteUser: { minimal: ['user_1'], full: ['user_1'] },
    banUser: { minimal: ['user_1'], full: ['user_1'] },
    unbanUser: { minimal: ['user_1'], full: ['user_1'] },
    getOrganizationMembershipList: {
      minimal: [{ userId: 'user_1' }],
      full: [{ userId: 'user_1', ...page }],
    },
  },
  sessions: {
    getSession: { minimal: ['sess_1'], full: ['sess_1'] },
    getSessionList: {
      minimal: [],
      full: [{ userId: 'user_1', clientId: 'client_1', status: 'active', ...page }],
    },
    createSession: {
      minimal: [{ userId: 'user_1' }],
      full: [{ userId: 'user_1', activeOrganizationId: 'org_1' }],
    },
    revokeSession: { minimal: ['sess_1'], full: ['sess_1'] },
    getToken: {
      minimal: ['sess_1'],
      full: ['sess_1', 'hasura', 60],
      others: [['sess_1', '', 60]],
    },
  },
  organizations: {
    getOrganization: {
      minimal: [organization],
      full: [{ ...organization, includeMembersCount: true }],
      others: [[{ slug: 'acme' }]],
    },
    getOrganizationList: {
      minimal: [],
      full: [
        {
          ...page,
          query: 'acme',
          userId: ['user_1', '-user_2'],
          includeMembersCount: false,
          orderBy: 'name',
        },
      ],
    },
    createOrganization: {
      minimal: [{ name: 'Acme' }],
      full: [
        {
          name: 'Acme',
          slug: 'acme',
          createdBy: 'user_1',
          maxAllowedMemberships: 0,
          ...organizationMetadata,
        },
      ],
    },
    updateOrganization: {
      minimal: ['org_1', {}],
      full: ['org_1', { name: 'Acme', slug: 'acme', maxAllowedMemberships: 5, adminDeleteEnabled: false }],
    },
    updateOrganizationMetadata: { minimal: ['org_1', {}], full: ['org_1', organizationMetadata] },
    deleteOrganization: { minimal: ['org_1'], full: ['org_1'] },
    getOrganizationMembershipList: {
      minimal: [organization],
      full: [{ ...organization, ...page }],
    },
    createOrganizationMembership: {
      minimal: [{ ...membership, role }],
      full: [{ ...membership, role }],
    },
    updateOrganizationMembership: {
      minimal: [{ ...membership, role }],
      full: [{ ...membership, role }],
    },
    deleteOrganizationMembership: { minimal: [membership], full: [membership] },
  },
};
