import { type ApiListResult, unwrap } from '@x/errors';
import { expectTypeOf, test } from 'vitest';
import type {
  ApiKey,
  CreateUserParams,
  EmailAddress,
  Invitation,
  M2mToken,
  OAuthAccessTokenVerification,
  Organization,
  OrganizationMembership,
  Session,
  SessionRefresh,
  User,
} from './index.ts';
import { call, createBackendApiClient, createTransport, primaryEmailAddress } from './index.ts';
import { createOrganization, deleteMachine, getJwks, getUserList } from './operations/index.ts';

const api = createBackendApiClient({ secretKey: 'sk_test_1' });

test('a page of users with their total count, after a cursor', async () => {
  const {
    data: users,
    errors,
    totalCount,
  } = await api.users.getUserList({
    limit: 100,
    startingAfter: 'user_1',
    orderBy: '-created_at',
    createdAtAfter: new Date(0),
    banned: false,
    includeTotalCount: true,
  });
  expectTypeOf(totalCount).toEqualTypeOf<number | null>();
  if (errors !== null) {
    expectTypeOf(users).toEqualTypeOf<null>();
    return;
  }
  expectTypeOf(users).toEqualTypeOf<User[]>();
  // Under noUncheckedIndexedAccess.
  expectTypeOf(users[0]).toEqualTypeOf<User | undefined>();
});

test('a sign-up on the server', async () => {
  const params: CreateUserParams = {
    emailAddress: ['ada@example.com'],
    password: 'correct horse battery staple',
    legalAcceptedAt: Date.now(),
    createdAt: new Date(),
    publicMetadata: { plan: 'free' },
    unsafeMetadata: { anything: [1] },
  };
  const user = unwrap(await api.users.createUser(params));
  expectTypeOf(user).toEqualTypeOf<User>();
  expectTypeOf(user.externalId).toEqualTypeOf<string | null>();
  expectTypeOf(primaryEmailAddress(user)).toEqualTypeOf<EmailAddress | null>();
});

test('an optional field can be absent, a nullable field can be null, and some can be both', async () => {
  const user = unwrap(await api.users.getUser('user_1'));
  expectTypeOf(user.imageUrl).toEqualTypeOf<string | undefined>();
  expectTypeOf(user.lastSignInAt).toEqualTypeOf<number | null>();
  expectTypeOf(user.locale).toEqualTypeOf<string | null | undefined>();
});

test('a verification is discriminated by its kind, and its status is open', async () => {
  const { verification } = unwrap(await api.emailAddresses.getEmailAddress('idn_1'));
  if (verification?.object === 'verification_from_oauth') {
    expectTypeOf(verification.error).not.toEqualTypeOf<undefined>();
  }
  const status: string | undefined = verification?.status;
  expectTypeOf(status).toEqualTypeOf<string | undefined>();
  if (verification?.status === 'verified') {
    expectTypeOf(verification.status).toExtend<string>();
  }
});

test('a value that the API adds later is accepted', async () => {
  const { status } = unwrap(await api.sessions.getSession('sess_1'));
  expectTypeOf(status).toExtend<string>();
  expectTypeOf<'active'>().toExtend<Session['status']>();
  expectTypeOf<'one_day'>().toExtend<Session['status']>();
});

test('parameters are closed types', () => {
  // @ts-expect-error unknown order
  void api.organizations.getOrganizationList({ orderBy: 'slug' });
  // @ts-expect-error unknown status
  void api.invitations.getInvitationList({ status: 'one_day' });
  // @ts-expect-error unknown parameter
  void api.users.createUser({ nickname: 'ada' });
  // @ts-expect-error a list of strings is required
  void api.users.getUserList({ emailAddress: 'ada@example.com' });
  // @ts-expect-error unknown option of a call
  void api.users.getUser('user_1', { audience: 'x' });
});

test('an organization by id or by slug, and its members', async () => {
  expectTypeOf(
    unwrap(await api.organizations.getOrganization({ slug: 'acme' })),
  ).toEqualTypeOf<Organization>();
  const { data } = await api.organizations.getOrganizationMembershipList({
    organizationId: 'org_1',
    role: ['org:admin'],
  });
  expectTypeOf(data).toEqualTypeOf<OrganizationMembership[] | null>();
  // @ts-expect-error an organization id is required
  void api.organizations.getOrganizationMembershipList({ limit: 10 });
});

test('a list as the argument', async () => {
  const invitations = [
    { emailAddress: 'a@example.com' },
    { emailAddress: 'b@example.com', notify: false },
  ] as const;
  expectTypeOf(await api.invitations.createInvitationBulk(invitations)).toEqualTypeOf<
    ApiListResult<Invitation>
  >();
});

test('a file', () => {
  void api.users.updateUserProfileImage('user_1', { file: new Blob([]) });
  void api.organizations.updateOrganizationLogo('org_1', {
    file: new File([], 'logo.png'),
    uploaderUserId: 'user_1',
  });
  // @ts-expect-error a file is required
  void api.organizations.updateOrganizationLogo('org_1', {});
});

test('refreshing a session returns a token or cookies', async () => {
  const refreshed = unwrap(
    await api.sessions.refreshSession('sess_1', {
      expiredToken: 'a',
      refreshToken: 'b',
      requestOrigin: 'https://example.com',
      format: 'cookie',
    }),
  );
  expectTypeOf(refreshed).toEqualTypeOf<SessionRefresh>();
  if (refreshed.object === 'cookies') {
    expectTypeOf(refreshed.cookies).toEqualTypeOf<string[]>();
  } else {
    expectTypeOf(refreshed.jwt).toEqualTypeOf<string>();
  }
});

test('machines pass their own key', async () => {
  const token = unwrap(await api.m2m.verify({ token: 'mt_1', machineSecretKey: 'ak_1' }));
  expectTypeOf(token).toEqualTypeOf<M2mToken>();
  expectTypeOf(unwrap(await api.apiKeys.verify('ak_1'))).toEqualTypeOf<ApiKey>();
  const access = unwrap(await api.idPOAuthAccessToken.verify('oat_1'));
  expectTypeOf(access).toEqualTypeOf<OAuthAccessTokenVerification>();
});

test('an operation without a response body returns null', async () => {
  const { data, errors } = await api.instance.update({ hibp: true });
  expectTypeOf(data).toEqualTypeOf<null>();
  expectTypeOf(errors?.[0].message).toEqualTypeOf<string | undefined>();
});

test('one call without a client', async () => {
  const transport = createTransport({ secretKey: 'sk_test_1' });
  expectTypeOf(await call(transport, getUserList, [{ limit: 1 }])).toEqualTypeOf<ApiListResult<User>>();
  expectTypeOf((await call(transport, getJwks, [])).data?.keys[0]?.kty).toExtend<string | undefined>();
  void call(transport, deleteMachine, ['mch_1'], { timeoutInMs: 1_000, retry: false });
  // @ts-expect-error parameters are required
  void call(transport, createOrganization, []);
});
