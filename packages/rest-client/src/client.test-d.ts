import type { ApiListResult, ApiResult } from '@x/errors';
import { expectTypeOf, test } from 'vitest';
import type {
  CallOptions,
  MetadataPatch,
  Organization,
  OrganizationInvitation,
  Session,
  UpdateUserMetadataParams,
  User,
} from './index.ts';
import { createBackendApiClient } from './index.ts';

const api = createBackendApiClient({ secretKey: 'sk_test_1' });

test('methods have the arguments and results of their operations', () => {
  expectTypeOf(api.users.getUser).toEqualTypeOf<
    (userId: string, options?: CallOptions) => Promise<ApiResult<User>>
  >();
  expectTypeOf(api.users.getUserList).returns.resolves.toEqualTypeOf<ApiListResult<User>>();
  expectTypeOf(api.users.getCount).returns.resolves.toEqualTypeOf<ApiResult<number>>();
  expectTypeOf(api.sessions.getSession).returns.resolves.toEqualTypeOf<ApiResult<Session>>();
  expectTypeOf(api.organizations.createOrganization).returns.resolves.toEqualTypeOf<
    ApiResult<Organization>
  >();
});

test('a program narrows its result', async () => {
  const { data: user, errors } = await api.users.getUser('user_1');
  if (errors) {
    expectTypeOf(user).toEqualTypeOf<null>();
    expectTypeOf(errors[0].message).toEqualTypeOf<string>();
    return;
  }
  expectTypeOf(user.firstName).toEqualTypeOf<string | null>();
});

test('wrong arguments do not compile', () => {
  // @ts-expect-error an id is required
  void api.users.getUser();
  // @ts-expect-error a name is required
  void api.organizations.createOrganization({});
  // @ts-expect-error an id or a slug is required
  void api.organizations.getOrganization({});
  // @ts-expect-error unknown order
  void api.users.getUserList({ orderBy: 'name' });
});

test('null deletes a key of typed metadata when it is merged, at every level', () => {
  interface Typed extends Record<string, unknown> {
    plan: 'free' | 'pro';
    tags?: string[];
    address: { city: string; zip?: string };
  }
  const patch: MetadataPatch<Typed> = { plan: null, address: { zip: null }, tags: ['a'], other: 1 };
  expectTypeOf(patch.plan).toEqualTypeOf<'free' | 'pro' | null | undefined>();
  // @ts-expect-error unknown plan
  void ({ plan: 'gold' } satisfies MetadataPatch<Typed>);
  // @ts-expect-error a list is replaced as a whole
  void ({ tags: [null] } satisfies MetadataPatch<Typed>);
  expectTypeOf<UpdateUserMetadataParams['publicMetadata']>().toExtend<
    MetadataPatch<UserPublicMetadata> | null | undefined
  >();
});

test('a schema behind a reference can be nullable', () => {
  expectTypeOf<null>().toExtend<OrganizationInvitation['publicInviterData']>();
});
