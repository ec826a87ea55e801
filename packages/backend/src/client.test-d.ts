import { type ClerkAPIErrorCode, unwrap } from '@x/errors';
import { signJwt } from '@x/jwt';
import { verifyWebhook, type WebhookEvent } from '@x/webhooks';
import { expectTypeOf, test } from 'vitest';
import { type ClerkClient, createClerkClient, type Organization, type User } from './index.ts';

const clerk = createClerkClient({ secretKey: 'sk_test_1' });
declare const key: string | undefined;
const request = new Request('https://app.example.com/');

test('a derived client has the type of the client', () => {
  expectTypeOf(clerk.withOptions({ headers: {} })).toEqualTypeOf<ClerkClient>();
});

test('options can be undefined, and lists can be read-only', () => {
  const origins = ['https://app.example.com'] as const;
  const options = { publishableKey: key, jwtKey: undefined, authorizedParties: origins };
  expectTypeOf(createClerkClient).toBeCallableWith({ secretKey: null, ...options });
});

test('unwrap returns the value of each kind of result', async () => {
  expectTypeOf(unwrap(await clerk.users.getUser('user_1'))).toEqualTypeOf<User>();
  expectTypeOf(unwrap(await clerk.users.getUserList())).toEqualTypeOf<User[]>();
  expectTypeOf(unwrap(await clerk.users.getCount())).toEqualTypeOf<number>();
  expectTypeOf(unwrap(await clerk.verifyToken('a.b.c')).sub).toEqualTypeOf<string>();
  expectTypeOf(unwrap(await signJwt({}, 'key', { algorithm: 'RS256' }))).toEqualTypeOf<string>();
  const delivery = { headers: {}, body: '' };
  expectTypeOf(
    unwrap(await verifyWebhook(delivery, { signingSecret: 'whsec_1' })),
  ).toEqualTypeOf<WebhookEvent>();
});

test('results of parallel calls are narrowed together', async () => {
  const [user, organization] = await Promise.all([
    clerk.users.getUser('user_1'),
    clerk.organizations.getOrganization({ organizationId: 'org_1' }),
  ]);
  if (user.errors || organization.errors) {
    return;
  }
  expectTypeOf(user.data).toEqualTypeOf<User>();
  expectTypeOf(organization.data).toEqualTypeOf<Organization>();
});

test('data that is null leaves the errors', async () => {
  const { data, errors } = await clerk.users.getUserList();
  if (data === null) {
    expectTypeOf(errors[0].code).toEqualTypeOf<ClerkAPIErrorCode>();
  } else {
    expectTypeOf(data).toEqualTypeOf<User[]>();
  }
});

test('the type of the token narrows a state and its auth object', async () => {
  const state = await clerk.authenticateRequest(request, { acceptsToken: 'any' });
  if (state.isAuthenticated) {
    expectTypeOf(state.token).toEqualTypeOf<string>();
  }
  const auth = state.toAuth();
  if (auth?.tokenType === 'session_token' && auth.isAuthenticated) {
    expectTypeOf(auth.userId).toEqualTypeOf<string>();
    expectTypeOf(auth.sessionId).toEqualTypeOf<string>();
  }
  if (auth?.tokenType === 'api_key' && auth.isAuthenticated) {
    expectTypeOf(auth.id).toEqualTypeOf<string>();
  }
});

test('a list of accepted types can be a constant or a variable', async () => {
  const types: Array<'session_token' | 'api_key'> = ['api_key'];
  const state = await clerk.authenticateRequest(request, { acceptsToken: types });
  expectTypeOf(state.tokenType).toEqualTypeOf<'session_token' | 'api_key' | null>();
  const accepted = ['session_token', 'oauth_token'] as const;
  const other = await clerk.authenticateRequest({ request, acceptsToken: accepted });
  expectTypeOf(other.tokenType).toEqualTypeOf<'session_token' | 'oauth_token' | null>();
});
