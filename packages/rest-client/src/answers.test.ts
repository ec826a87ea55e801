import { inspect } from 'node:util';
import { unwrap } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { createBackendApiClient } from './index.ts';

const secretKey = 'sk_test_secret123';
const JSON_TYPE = { 'content-type': 'application/json' };
const HTML_TYPE = { 'content-type': 'text/html; charset=utf-8' };

function client(body: BodyInit | null, init: ResponseInit = {}) {
  return createBackendApiClient({ secretKey, retry: false, fetch: async () => new Response(body, init) });
}

const failing = (body: unknown, headers: Record<string, string> = JSON_TYPE) =>
  client(typeof body === 'string' ? body : JSON.stringify(body), { status: 422, headers });

const deep = JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`);

describe('the errors of a failed call', () => {
  it.each<[unknown, string[]]>([
    [
      [{ code: 'a', message: 'm' }, { code: 'b' }],
      ['a', 'b'],
    ],
    [
      [{ code: 'a' }, null, 'text', 3, {}, { code: 'b', message: 'm' }],
      ['a', 'b'],
    ],
    [[{ code: 'a', message: 5, meta: 'text' }], ['a']],
    [[{ code: 'a', meta: [1] }], ['a']],
    [
      [{ code: 'a', meta: deep }, { code: 'b' }],
      ['a', 'b'],
    ],
    [
      [{ message: 'no code' }, { code: 'b' }],
      ['http-error', 'b'],
    ],
    [{ code: 'a', message: 'not a list' }, ['a']],
    [[{ code: 1 }, { code: '' }], ['1']],
    [[{ code: 'two words' }], ['two words']],
    [
      [[{ code: 'a' }], [[{ code: 'b' }]]],
      ['a', 'b'],
    ],
    [{ email: [{ code: 'a' }], name: { code: 'b' } }, ['a', 'b']],
    [{ email: ['is invalid'] }, ['http-error']],
    [[{ code: 'a', errors: [{ code: 'b' }] }], ['b', 'a']],
    ['text', ['http-error']],
    [null, ['http-error']],
    [[], ['http-error']],
  ])('keep every code of %j', async (errors, codes) => {
    const result = await failing({ errors }).users.getUser('user_1');
    expect(result.errors?.map(({ code }) => code)).toEqual(codes);
    for (const { message } of result.errors ?? []) {
      expect(message).not.toBe('');
    }
  });

  it.each<readonly [body: object, code: string, message: string]>([
    [{ error: 'invalid_grant', error_description: 'expired' }, 'invalid_grant', 'expired'],
    [{ error: { code: 'a', message: 'm' } }, 'a', 'm'],
    [{ error: { errors: [{ code: 'a', message: 'm' }] } }, 'a', 'm'],
    [{ code: 'a', message: 'm' }, 'a', 'm'],
    [{ code: 7, message: 'm' }, '7', 'm'],
    [{ errorCode: 'a', title: 'm' }, 'a', 'm'],
    [{ message: 'm' }, 'http-error', 'm'],
    [{ status: 404, error: 'Not Found' }, 'http-error', 'Not Found'],
    [{ title: 't', detail: 'm' }, 'http-error', 'm'],
    [[{ code: 'a', message: 'm' }], 'a', 'm'],
  ])('are read from the body of another service: %j', async (body, code, message) => {
    const { errors } = await failing(body).users.getUser('user_1');
    expect(errors?.map((error) => [error.code, error.message])).toEqual([[code, message]]);
    expect(errors?.[0].meta).toMatchObject({
      contentType: expect.any(String),
      bodyExcerpt: JSON.stringify(body),
    });
  });

  it('are found in a few levels only', async () => {
    const nested = `${'['.repeat(500)}{"code":"a"}${']'.repeat(500)}`;
    const { errors } = await failing(`{"errors":${nested}}`).users.getUser('user_1');
    expect(errors?.map((error) => error.code)).toEqual(['http-error']);
  });

  it('keep the codes of a body with another media type', async () => {
    const body = JSON.stringify({ errors: [{ code: 'a', message: 'm' }] });
    for (const headers of [{ 'content-type': 'text/plain' }, HTML_TYPE, {}]) {
      const { errors } = await client(body, { status: 500, headers }).users.getUser('user_1');
      expect(errors?.[0].code).toBe('a');
    }
  });

  it('use the long message if there is no other', async () => {
    const { errors } = await failing({ errors: [{ code: 'a', long_message: 'Longer.' }] }).users.getCount();
    expect(errors?.[0]).toMatchObject({ code: 'a', message: 'Longer.', longMessage: 'Longer.' });
  });

  it('hold no credential, and neither does the trace id', async () => {
    const secret = 'sk_test_abcdefgh1234';
    const body = {
      errors: [
        {
          code: `no_${secret}`,
          message: secret,
          long_message: secret,
          meta: { param_name: secret, [secret]: 1 },
        },
      ],
      clerk_trace_id: `trace ${secret}`,
    };
    const result = await failing(body).request({ method: 'GET', path: `/keys/${secret}` });
    let thrown: unknown;
    try {
      unwrap(result);
    } catch (error) {
      thrown = error;
    }
    const { headers, ...meta } = result.meta;
    expect(`${JSON.stringify([result.errors, meta, thrown])}${inspect(thrown, { depth: 9 })}`).not.toContain(
      'abcdefgh',
    );
    expect(meta.clerkTraceId).toBe('trace [redacted]');
  });
});

it('a trace id that is not a string is ignored', async () => {
  const { meta } = await failing({ errors: [{ code: 'a' }], clerk_trace_id: 5 }).users.getCount();
  expect(meta.clerkTraceId).toBeNull();
});

describe('an unexpected body', () => {
  const page = `<!doctype html>\n<title>Sign in</title>\n<p>Bearer abcdefgh1234</p>${'<br>'.repeat(500)}`;

  it.each([200, 302, 404, 502])(
    'leaves its media type and an excerpt in the error: HTML with %d',
    async (status) => {
      const { errors } = await client(page, { status, headers: HTML_TYPE }).users.getUser('user_1');
      expect(errors?.[0]).toMatchObject({
        code: status === 200 ? 'response-invalid' : 'http-error',
        meta: {
          contentType: 'text/html; charset=utf-8',
          bodyExcerpt: expect.stringMatching(/^<!doctype html> <title>Sign in<\/title> <p>\[redacted\]<\/p>/),
        },
      });
      expect(errors?.[0].message).toMatch(/HTTP \d+, text\/html; charset=utf-8, body: <!doctype html>/);
      expect(errors?.[0].message.length).toBeLessThan(400);
      expect(JSON.stringify(errors)).not.toContain('abcdefgh');
    },
  );

  it('shows only the keys of data', async () => {
    const body = '{"id": "oauth_1", "client_secret": "hush \\" hush", "list": ["hush"], "cut": "hush';
    const { errors } = await client(body, { headers: JSON_TYPE }).oauthApplications.get('oauth_1');
    expect(errors?.[0].code).toBe('response-invalid');
    expect(errors?.[0].meta?.['bodyExcerpt']).toBe(
      '{"id": "...", "client_secret": "...", "list": ["..."], "cut": "..."',
    );
    expect(errors?.[0].message).not.toContain('hush');
  });

  it.each([
    ['HTML', '<html lang="en"> [x]', '<html lang="en"> [x]'],
    ['a sentence', 'Error: {"id": "1"}', 'Error: {"id": "1"}'],
    ['JSON after white space', '\n ["hush"', '["..."'],
  ])('shows what is not JSON: %s', async (_what, body, shown) => {
    const { errors } = await client(body).users.getUser('user_1');
    expect(errors?.[0].meta?.['bodyExcerpt']).toBe(shown);
  });

  it('is an error although it would be data with another media type', async () => {
    const body = '{"object":"user","id":"user_1"}';
    for (const headers of [HTML_TYPE, { 'content-type': 'text/plain' }, { 'content-type': 'a; x=/json' }]) {
      const { data, errors } = await client(body, { headers }).users.getUser('user_1');
      expect([data, errors?.[0].code]).toEqual([null, 'response-invalid']);
    }
  });

  it('is the cause of its error, if it cannot be parsed', async () => {
    const { errors } = await client('{"a":', { headers: JSON_TYPE }).users.getUser('user_1');
    expect(errors?.[0].cause).toBeInstanceOf(SyntaxError);
    const { errors: others } = await client('[]', { headers: JSON_TYPE }).users.getUser('user_1');
    expect(others?.[0].cause).toEqual(new TypeError('Unexpected shape'));
  });

  it.each([
    [200, 'response-too-large'],
    [500, 'http-error'],
  ])('of over 32 MiB is not kept, with the status %d', async (status, code) => {
    const body = new Uint8Array(33 * 1_048_576).fill(32);
    const { errors } = await client(body, { status, headers: JSON_TYPE }).users.getUser('user_1');
    expect(errors?.[0].message).toBe(`users.getUser: ${code} (HTTP ${status}, application/json)`);
    expect(errors?.[0].meta).toEqual({ contentType: 'application/json' });
  });

  it('is an error for operations that expect nothing', async () => {
    for (const status of [200, 202]) {
      const { data, errors } = await client(page, { status, headers: HTML_TYPE }).instance.update({});
      expect([data, errors?.[0].code]).toEqual([null, 'response-invalid']);
    }
    expect((await client('{"a":', { headers: JSON_TYPE }).instance.update({})).errors).not.toBeNull();
  });

  it.each([
    ['no content', null, { status: 204 }],
    ['an empty body', '', { status: 200 }],
    ['an empty body that says it is JSON', '', { status: 200, headers: JSON_TYPE }],
    ['white space', ' \n', { status: 200, headers: HTML_TYPE }],
    ['JSON', '{}', { status: 200, headers: JSON_TYPE }],
  ])('is not %s for operations that expect nothing', async (_name, body, init) => {
    expect(await client(body, init).instance.update({})).toMatchObject({ data: null, errors: null });
  });
});

describe('a deletion', () => {
  it.each([
    ['204', null, { status: 204 }],
    ['200 without a body', '', { status: 200 }],
    ['200 with an empty body of JSON', '', { status: 200, headers: JSON_TYPE }],
  ])('succeeds with null after %s', async (_name, body, init) => {
    const api = client(body, init);
    expect(await api.users.deleteUser('user_1')).toMatchObject({ data: null, errors: null });
    const membership = { organizationId: 'org_1', userId: 'user_1' };
    expect(await api.organizations.deleteOrganizationMembership(membership)).toMatchObject({
      data: null,
      errors: null,
    });
  });

  it('fails with the page of a proxy, and with an object that says nothing', async () => {
    expect((await client('<html>', { headers: HTML_TYPE }).users.deleteUser('user_1')).errors).not.toBeNull();
    expect((await client('{}', { headers: JSON_TYPE }).users.deleteUser('user_1')).errors).not.toBeNull();
  });

  it('has no special rule for other operations: an empty user is an error', async () => {
    expect((await client(null, { status: 204 }).users.banUser('user_1')).errors?.[0].code).toBe(
      'response-invalid',
    );
  });
});

describe('a body that breaks off', () => {
  const broken = (status: number, headers: Record<string, string> = {}) => {
    let requestCount = 0;
    const fetch = async () => {
      requestCount++;
      const body = new ReadableStream({
        pull(controller) {
          controller.error(Object.assign(new Error('reset'), { code: 'ECONNREFUSED' }));
        },
      });
      return new Response(body, { status, headers: { ...JSON_TYPE, 'cf-ray': 'ray_1', ...headers } });
    };
    const retry = { baseDelayInMs: 1 };
    return { api: createBackendApiClient({ secretKey, retry, fetch }), requests: () => requestCount };
  };

  it('keeps the status and the headers in meta, and is repeated like no response', async () => {
    const { api } = broken(200, { 'retry-after': '0' });
    const { errors, meta } = await api.users.getUser('user_1');
    expect(errors?.[0].code).toBe('network-error');
    expect(meta).toMatchObject({ status: 200, clerkTraceId: 'ray_1', retryAfter: 0, attempts: 3 });
    expect(meta.headers?.get('content-type')).toBe('application/json');
  });

  it('does not repeat a write, whatever the code of the failure, except after 429', async () => {
    for (const [status, count] of [
      [200, 1],
      [503, 1],
      [429, 3],
    ] as const) {
      const { api, requests } = broken(status);
      await api.users.createUser({});
      expect([status, requests()]).toEqual([status, count]);
    }
  });
});

it('a failure of the network names the host and the cause', async () => {
  const fetch = async () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) });
  };
  const api = createBackendApiClient({
    secretKey,
    retry: false,
    apiUrl: 'https://api.example:8443/x',
    fetch,
  });
  expect((await api.users.getCount()).errors?.[0].message).toBe(
    'users.getCount: network-error (ECONNRESET, api.example:8443)',
  );
});
