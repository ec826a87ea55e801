import { beforeEach, describe, expect, it } from 'vitest';
import { type Call, errorsOf, start } from './in-process.test-support.ts';
import type { Emulator } from './index.ts';

let emulator: Emulator;
let call: Call;

beforeEach(async () => {
  ({ emulator, call } = await start({ seed: { users: [{ id: 'user_ada' }] } }));
});

describe('the secret key', () => {
  it.each([
    ['none', undefined, 'authentication_invalid'],
    ['another scheme', 'Basic abc', 'authorization_header_format_invalid'],
    ['no scheme', 'sk_test_abc', 'authorization_header_format_invalid'],
    ['another key', 'Bearer sk_test_abc', 'clerk_key_invalid'],
  ])('is required: %s gets 401', async (_, authorization, code) => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    const response = await emulator.fetch(`${emulator.url}/v1/users`, { headers });
    expect(response.status).toBe(401);
    const body = await response.json();
    expect(body).toEqual({
      errors: [{ message: expect.any(String), long_message: expect.any(String), code }],
      clerk_trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(JSON.stringify(body)).not.toContain(emulator.secretKey);
  });

  it('is not required for the JWKS of the Frontend API', async () => {
    const response = await emulator.fetch(`${emulator.url}/.well-known/jwks.json`);
    expect(await response.json()).toEqual(emulator.jwks);
  });

  it('is required for the JWKS of the Backend API', async () => {
    expect((await emulator.fetch(`${emulator.url}/v1/jwks`)).status).toBe(401);
    expect((await call('GET', '/jwks')).body).toEqual(emulator.jwks);
  });
});

describe('a response', () => {
  it.each(['/users', '/users/user_ada', '/users/user_bob', '/nowhere'])(
    'to GET %s has the content type application/json without parameters',
    async (path) => {
      const headers = { authorization: `Bearer ${emulator.secretKey}` };
      const response = await emulator.fetch(`${emulator.url}/v1${path}`, { headers });
      expect(response.headers.get('content-type')).toBe('application/json');
    },
  );

  it.each([
    ['GET', '/nowhere'],
    ['DELETE', '/users'],
    ['GET', '/users/'],
    ['GET', '/users/user_ada/nowhere'],
  ])('to %s %s is 501, since a 404 would look like a missing record', async (method, path) => {
    expect(errorsOf(await call(method, path))).toEqual(['501 not_emulated']);
  });

  it('to a path outside the API is 404', async () => {
    expect((await emulator.fetch(emulator.url)).status).toBe(404);
  });

  it('to image_url is an image', async () => {
    const { body } = await call('GET', '/users/user_ada');
    const response = await emulator.fetch(body.image_url);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  });
});

describe('the API version', () => {
  it.each([
    ['an unknown version', { 'clerk-api-version': '2022-02-02' }, ''],
    [
      'a version in both the header and the query',
      { 'clerk-api-version': '2025-11-10' },
      '?__clerk_api_version=2025-11-10',
    ],
  ])('rejects %s', async (_, headers, query) => {
    expect(errorsOf(await call('GET', `/users${query}`, undefined, headers))).toEqual([
      '400 api_version_invalid',
    ]);
  });

  it('decides whether PATCH takes metadata', async () => {
    const patch = { public_metadata: { plan: 'pro' } };
    const older = await call('PATCH', '/users/user_ada', patch, { 'clerk-api-version': '2025-11-10' });
    expect(older.body.public_metadata).toEqual({ plan: 'pro' });
    const newest = await call('PATCH', '/users/user_ada', patch);
    expect(errorsOf(newest)).toEqual(['422 form_param_unknown public_metadata']);
  });
});

describe('hostile input', () => {
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

  it.each([
    ['invalid JSON', '{', '400 request_body_invalid'],
    ['a list', '[]', '400 request_body_invalid'],
    ['a string', '"text"', '400 request_body_invalid'],
    ['null', 'null', '400 request_body_invalid'],
    ['deeply nested JSON', `{"public_metadata":${nested(50_000)}}`, '400 request_body_invalid'],
    ['a long string', `{"first_name":"${'a'.repeat(1024 * 1024)}"}`, '413 request_body_too_large'],
    ['__proto__', '{"__proto__":{"banned":true}}', '422 form_param_unknown __proto__'],
    ['constructor', '{"constructor":1}', '422 form_param_unknown constructor'],
    ['an unknown field', '{"nope":1}', '422 form_param_unknown nope'],
    ['a number for a string', '{"first_name":1}', '422 form_param_format_invalid first_name'],
    ['an object for a list', '{"email_address":{"length":1}}', '422 form_param_format_invalid email_address'],
    ['null for metadata', '{"public_metadata":null}', '422 form_param_format_invalid public_metadata'],
    ['an invalid email address', '{"email_address":["ada"]}', '422 form_param_format_invalid email_address'],
    ['an invalid date', '{"created_at":"yesterday"}', '422 form_param_invalid_time created_at'],
    [
      'a negative limit',
      '{"create_organizations_limit":-1}',
      '422 form_param_value_invalid create_organizations_limit',
    ],
  ])('is rejected as a body: %s', async (_, body, expected) => {
    expect(errorsOf(await call('POST', '/users', body))).toEqual([expected]);
  });

  it('gets all errors at once', async () => {
    const answer = await call('POST', '/organizations', { nope: 1, slug: 'A B' });
    expect(errorsOf(answer)).toEqual([
      '422 form_param_unknown nope',
      '422 form_param_format_invalid slug',
      '422 form_param_missing name',
    ]);
  });

  it('is rejected with another content type', async () => {
    const answer = await call('POST', '/users', 'a=b', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(errorsOf(answer)).toEqual(['415 unsupported_content_type']);
  });

  it('keeps __proto__ in metadata a plain key', async () => {
    const body = '{"public_metadata":{"__proto__":{"admin":true}}}';
    const answer = await call('PATCH', '/users/user_ada/metadata', body);
    expect(JSON.stringify(answer.body.public_metadata)).toBe('{"__proto__":{"admin":true}}');
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });

  it.each([
    '/users/%E0%A4%A',
    '/users/%00',
    '/users/..%2f..%2fetc',
    '/users/__proto__',
    `/users/${'a'.repeat(10_000)}`,
    '/organizations/constructor/invitations/toString',
  ])('gets 404 in a path: %.40s', async (path) => {
    expect((await call('GET', path)).status).toBe(404);
  });

  it.each([
    'limit=0',
    'limit=-1',
    'limit=1e3',
    'limit=x',
    'offset=-1',
    'order_by=__proto__',
    'banned=maybe',
    'created_at_after=x',
  ])('is rejected in a query: %s', async (query) => {
    expect((await call('GET', `/users?${query}`)).status).toBe(422);
  });
});
