import { ConfigError } from '@x/errors';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BackendApiClientOptions } from '../client-options.ts';
import { createBackendApiClient } from '../create-backend-api-client.ts';

interface Sent {
  readonly line: string;
  readonly body: unknown;
  readonly headers: Headers;
}

let sent: Sent[] = [];
let answers: Response[] = [];

const fetch: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const { pathname, search } = new URL(request.url);
  const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data') === true;
  const body = isForm ? Object.fromEntries(await request.formData()) : await request.text();
  sent.push({ line: `${request.method} ${pathname}${search}`, body, headers: request.headers });
  return answers.shift() ?? Response.json({ object: 'user', id: 'user_1', jwt: 'j' });
};
const client = (options: Partial<BackendApiClientOptions> = {}) =>
  createBackendApiClient({ secretKey: 'sk_test_1', fetch, retry: false, ...options });
const lines = () => sent.map(({ line }) => line);
const failed = () => Response.json({ errors: [{ code: 'oops', message: 'No' }] }, { status: 422 });
const bodyOf = (index: number): unknown => JSON.parse(String(sent[index]?.body));

beforeEach(() => {
  sent = [];
  answers = [];
});

describe('users.getUserList() with includeTotalCount', () => {
  const list = () => Response.json([{ object: 'user', id: 'user_1' }]);
  const count = (total: unknown) => Response.json({ object: 'total_count', total_count: total });

  it('counts all matches, not the page', async () => {
    answers = [list(), count(7)];
    const params = {
      includeTotalCount: true,
      limit: 1,
      offset: 3,
      orderBy: '-created_at',
      banned: false,
    } as const;
    const { data, totalCount } = await client().users.getUserList(params);
    expect([data?.length, totalCount]).toEqual([1, 7]);
    expect(lines()).toEqual([
      'GET /v1/users?limit=1&offset=3&order_by=-created_at&banned=false',
      'GET /v1/users/count?banned=false',
    ]);
  });

  it.each([[{ includeTotalCount: false }], [{}], [undefined]])(
    'is one request otherwise: %j',
    async (params) => {
      answers = [list()];
      expect((await client().users.getUserList(params)).totalCount).toBeNull();
      expect(lines()).toEqual(['GET /v1/users']);
    },
  );

  it('counts the users before and after the start of the page', async () => {
    answers = [list(), count(7)];
    await client().users.getUserList({ includeTotalCount: true, startingAfter: 'user_0', query: 'ada' });
    expect(lines()).toEqual([
      'GET /v1/users?starting_after=user_0&query=ada',
      'GET /v1/users/count?query=ada',
    ]);
  });

  it('fails if either request fails', async () => {
    answers = [failed(), count(7)];
    const first = await client().users.getUserList({ includeTotalCount: true });
    expect([first.data, first.totalCount, first.errors?.[0].code]).toEqual([null, null, 'oops']);
    answers = [list(), failed()];
    const second = await client().users.getUserList({ includeTotalCount: true });
    expect([second.data, second.totalCount, second.errors?.[0].code]).toEqual([null, null, 'oops']);
  });
});

describe('users.updateUser() with metadata', () => {
  const params = { firstName: 'Ada', publicMetadata: { a_b: 1 } };

  it('replaces the metadata in a second request', async () => {
    expect((await client().users.updateUser('user_1', params)).errors).toBeNull();
    expect(lines()).toEqual(['PATCH /v1/users/user_1', 'PUT /v1/users/user_1/metadata']);
    expect([bodyOf(0), bodyOf(1)]).toEqual([{ first_name: 'Ada' }, { public_metadata: { a_b: 1 } }]);
  });

  it('takes every kind of metadata apart', async () => {
    const metadata = { publicMetadata: { a: 1 }, privateMetadata: { b: 2 }, unsafeMetadata: { c: 3 } };
    await client().users.updateUser('user_1', { firstName: 'Ada', ...metadata });
    expect([bodyOf(0), bodyOf(1)]).toEqual([
      { first_name: 'Ada' },
      { public_metadata: { a: 1 }, private_metadata: { b: 2 }, unsafe_metadata: { c: 3 } },
    ]);
  });

  it('sends one request if only one kind of field changes, and no request after a failed one', async () => {
    await client().users.updateUser('user_1', { publicMetadata: {} });
    await client().users.updateUser('user_1', { firstName: null });
    answers = [failed()];
    expect((await client().users.updateUser('user_1', params)).errors?.[0].code).toBe('oops');
    expect(lines()).toEqual([
      'PUT /v1/users/user_1/metadata',
      'PATCH /v1/users/user_1',
      'PATCH /v1/users/user_1',
    ]);
  });

  it('sends one request to an API version that accepts both', async () => {
    await client({ clerkApiVersion: '2025-11-10' }).users.updateUser('user_1', params);
    expect(lines()).toEqual(['PATCH /v1/users/user_1']);
    expect(bodyOf(0)).toEqual({ first_name: 'Ada', public_metadata: { a_b: 1 } });
  });
});

describe('times', () => {
  it.each([
    ['a date', new Date(5)],
    ['milliseconds', 5],
    ['a string', '1970-01-01T00:00:00.005Z'],
  ])('are RFC 3339 in a body: %s', async (_what, time) => {
    await client().users.createUser({ createdAt: time, legalAcceptedAt: time });
    await client().users.updateUser('user_1', { createdAt: time });
    await client().billing.extendSubscriptionItemFreeTrial('item_1', { extendTo: time });
    const text = '1970-01-01T00:00:00.005Z';
    expect([bodyOf(0), bodyOf(1), bodyOf(2)]).toEqual([
      { created_at: text, legal_accepted_at: text },
      { created_at: text },
      { extend_to: text },
    ]);
  });

  it('outside the range of a date are a ConfigError', async () => {
    for (const createdAt of [Number.NaN, 1e20, new Date('never')]) {
      await expect(client().users.createUser({ createdAt })).rejects.toBeInstanceOf(ConfigError);
    }
  });
});

describe('files', () => {
  it('are sent as a form, with the type of the blob', async () => {
    const file = new Blob(['picture'], { type: 'image/png' });
    await client().organizations.updateOrganizationLogo('org_1', { file, uploaderUserId: 'user_1' });
    expect(lines()).toEqual(['PUT /v1/organizations/org_1/logo']);
    expect(sent[0]?.headers.get('content-type')).toMatch(/^multipart\/form-data; boundary=/);
    const form = Object(sent[0]?.body);
    expect(form.uploader_user_id).toBe('user_1');
    expect([form.file.size, form.file.type]).toEqual([7, 'image/png']);
  });
});

describe('machines', () => {
  const keyOf = (index: number) => sent[index]?.headers.get('authorization');

  it('use the key of the parameters, of the call, or the machine key of the client, else the secret key', async () => {
    const machine = client({ machineSecretKey: 'ak_client' });
    await machine.m2m.createToken({ machineSecretKey: 'ak_params' }, { secretKey: 'ak_call' });
    await machine.m2m.createToken({}, { secretKey: 'ak_call' });
    await machine.m2m.createToken();
    await client().m2m.createToken();
    await machine.users.getUser('user_1');
    expect([0, 1, 2, 3, 4].map(keyOf)).toEqual(
      ['ak_params', 'ak_call', 'ak_client', 'sk_test_1', 'sk_test_1'].map((key) => `Bearer ${key}`),
    );
    expect(sent.slice(0, 4).map(({ body }) => body)).toEqual(['{}', '{}', '{}', '{}']);
  });
});

describe('versions of the API', () => {
  const versionOf = (index: number) => sent[index]?.headers.get('clerk-api-version');

  it('choose the path of an operation that has moved', async () => {
    await client({ clerkApiVersion: '2025-04-10' }).billing.cancelSubscriptionItem('item/1', {
      endNow: false,
    });
    await client({ clerkApiVersion: '2025-11-10' }).billing.cancelSubscriptionItem('item/1');
    expect(lines()).toEqual([
      'DELETE /v1/commerce/subscription_items/item%2F1?end_now=false',
      'DELETE /v1/billing/subscription_items/item%2F1',
    ]);
  });

  it('are replaced with the last version that has the operation', async () => {
    await client().sessions.verifySession('sess_1', 'token');
    await client({ clerkApiVersion: '2021-02-05' }).sessions.verifySession('sess_1', 'token');
    expect([versionOf(0), versionOf(1)]).toEqual(['2024-10-01', '2021-02-05']);
    expect(bodyOf(0)).toEqual({ token: 'token' });
  });
});

describe('an email', () => {
  const email = { to: { userId: 'user_1' }, from: { address: 'a@example.com' }, subject: 'Hi', text: 'Hi' };

  it('sends its idempotency key as a header, and is repeated', async () => {
    answers = [new Response(null, { status: 503 })];
    const { meta } = await client({ retry: { baseDelayInMs: 1 } }).emails.create(email, {
      idempotencyKey: 'order_1',
    });
    expect([meta.attempts, sent[1]?.headers.get('idempotency-key')]).toEqual([2, 'order_1']);
    expect(bodyOf(1)).toMatchObject({ to: { user_id: 'user_1' }, text: 'Hi' });
  });

  it('is sent once without an idempotency key', async () => {
    answers = [new Response(null, { status: 503 })];
    expect((await client({ retry: { baseDelayInMs: 1 } }).emails.create(email)).meta.attempts).toBe(1);
    expect(sent[0]?.headers.has('idempotency-key')).toBe(false);
    expect(bodyOf(0)).toMatchObject({ to: { user_id: 'user_1' }, text: 'Hi' });
  });

  it.each(['', 'a b', 'ä', 'x'.repeat(256)])(
    'is rejected with the invalid idempotency key %j',
    async (idempotencyKey) => {
      await expect(client().emails.create(email, { idempotencyKey })).rejects.toBeInstanceOf(ConfigError);
      expect(sent).toEqual([]);
    },
  );
});

describe('other composed calls', () => {
  it('add the prefix of a provider once', async () => {
    answers = [Response.json([]), Response.json([])];
    await client().users.getUserOauthAccessToken('user_1', 'google');
    await client().users.getUserOauthAccessToken('user_1', 'oauth_google', { limit: 1 });
    expect(lines()).toEqual([
      'GET /v1/users/user_1/oauth_access_tokens/oauth_google?paginated=true',
      'GET /v1/users/user_1/oauth_access_tokens/oauth_google?limit=1&paginated=true',
    ]);
  });

  it.each(['', ' ', 1])('reject the provider %j', async (provider) => {
    // One of the cases has a wrong type.
    const given = provider as string;
    await expect(client().users.getUserOauthAccessToken('user_1', given)).rejects.toThrow(
      'users.getUserOauthAccessToken: provider must be a string that is not blank',
    );
    expect(sent).toEqual([]);
  });

  it('put a field of a POST into the query', async () => {
    const params = {
      expiredToken: 'a',
      refreshToken: 'b',
      requestOrigin: 'https://a.example',
      suffixedCookies: true,
    };
    await client().sessions.refreshSession('sess_1', params);
    await client().sessions.refreshSession('sess_1', { ...params, suffixedCookies: undefined });
    expect(lines()).toEqual([
      'POST /v1/sessions/sess_1/refresh?suffixed_cookies=true',
      'POST /v1/sessions/sess_1/refresh',
    ]);
    expect(bodyOf(0)).toEqual({
      expired_token: 'a',
      refresh_token: 'b',
      request_origin: 'https://a.example',
    });
  });

  it('join a list with commas', async () => {
    answers = [Response.json({ data: [], total_count: 0 })];
    const enrollmentMode = ['manual_invitation', '-enterprise_sso'] as const;
    await client().organizations.getInstanceOrganizationDomainList({ verified: false, enrollmentMode });
    expect(lines()).toEqual([
      'GET /v1/organization_domains?verified=false&enrollment_mode=manual_invitation%2C-enterprise_sso',
    ]);
  });

  it.each([
    ['as it is', 'automatic_invitation', 'enrollment_mode=automatic_invitation'],
    ['not at all', undefined, ''],
  ] as const)('send %s what is not a list: %j', async (_how, enrollmentMode, query) => {
    answers = [Response.json({ data: [], total_count: 0 })];
    // A program in JavaScript can pass a string.
    const params = { enrollmentMode: enrollmentMode as never };
    expect((await client().organizations.getInstanceOrganizationDomainList(params)).errors).toBeNull();
    expect(new URLSearchParams(lines()[0]?.split('?')[1] ?? '').toString()).toBe(query);
  });

  it('reject an empty list, which would select everything', async () => {
    await expect(
      client().organizations.getInstanceOrganizationDomainList({ enrollmentMode: [] }),
    ).rejects.toThrow('enrollmentMode must not be an empty list');
    expect(sent).toEqual([]);
  });

  it('send no body if all parameters are in the path', async () => {
    const params = { organizationRoleId: 'role_1', permissionId: 'perm_1' };
    await client().organizationRoles.assignPermissionToOrganizationRole(params);
    expect(sent[0]).toMatchObject({
      line: 'POST /v1/organization_roles/role_1/permissions/perm_1',
      body: '',
    });
  });
});

const NOT_AN_OBJECT = 'the parameters must be an object, not';

it.each([
  ['users.getUserList', () => client().users.getUserList('x' as never), NOT_AN_OBJECT],
  ['users.updateUser', () => client().users.updateUser('user_1', 'x' as never), NOT_AN_OBJECT],
  ['m2m.createToken', () => client().m2m.createToken(['x'] as never), NOT_AN_OBJECT],
  ['sessions.refreshSession', () => client().sessions.refreshSession('sess_1', 5 as never), NOT_AN_OBJECT],
  [
    'organizations.getOrganization',
    () => client().organizations.getOrganization('x' as never),
    NOT_AN_OBJECT,
  ],
  [
    'users.updateUser without an id',
    () => client().users.updateUser('', { publicMetadata: {} }),
    'userId must',
  ],
])('%s rejects parameters of a wrong type', async (_name, send, message) => {
  const failure = expect(send()).rejects;
  await failure.toBeInstanceOf(ConfigError);
  await failure.toThrow(message);
  expect(sent).toEqual([]);
});
