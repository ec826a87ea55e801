import { call, createBackendApiClient, createTransport, iterateItems } from '@x/rest-client';
import { getUser } from '@x/rest-client/operations';
import { api, SECRET_KEY } from '../../arguments/fixtures.ts';
import { callWithout, type Mistakes, mistakesWith } from '../mistakes.ts';

const answering =
  (answer: () => unknown, options: object = {}) =>
  () =>
    createBackendApiClient({
      secretKey: SECRET_KEY,
      fetch: async () => answer() as Response,
      retry: false,
      ...options,
    }).users.getUser('user_1');
const html = (status: number) =>
  answering(() => new Response('<html>', { status, headers: { 'content-type': 'text/html' } }));
const json = (body: unknown, status = 422) => answering(() => Response.json(body, { status }));
const failing = () => {
  throw new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  });
};
const aborted = AbortSignal.abort(new Error('the caller left'));
const { users } = api;
const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;
const DEEP: unknown = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`);
const used = new Response('{}');
await used.text();
class Filter {
  get userId() {
    return ['user_1'];
  }
}

export const REST_CLIENT: Mistakes = {
  ...mistakesWith({
    createBackendApiClient: [
      ['0', undefined],
      ['0.apiVersion', '/v1'],
      ['0.userAgent', ''],
      ['0.clerkApiVersion', 'latest'],
      ['0.apiUrl', 'api.example.com'],
      ['0.apiUrl', 'https://api.example.com/v1/'],
      ['0.apiUrl', 'localhost:4010'],
      ['0.fetch', {}],
      ['0.onRequest', 'log'],
      ['0.now', 0],
      ['0.headers', [['a', 'b']]],
      ['0.headers', { 'a b': '1' }],
      ['0.headers', { a: 'b\nc' }],
      ['0.headers', { Authorization: 'Bearer 1' }],
      ['0.headers', { 'content-type': 'text/plain' }],
      ['0.headers', { 'content-length': '5' }],
      ['0.timeoutInMs', '5s'],
      ['0.retry', true],
      ['0.retry', { maxRetry: 1 }],
      ['0.retry', { writes: 'yes' }],
      ['0.retry', { when: 429 }],
      ['0.retry', { maxRetries: -1 }],
      ['0.retry', { maxRetries: 1.5 }],
    ],
    'users.getUser': [
      ['0', ''],
      ['0', '../users'],
      ['0', '..'],
      ['0', undefined],
      ['0', 'undefined'],
      ['0', 'user_1\n'],
      ['0', SECRET_KEY, 'a secret key'],
      ['1', 'x'],
      ['1.signal', new AbortController(), 'a controller'],
      ['1.signal', 'x'],
      ['1.waitUntil', {}],
      ['1.timeout', 5],
      ['1.headers', { host: 'api.example.com' }],
    ],
    'users.getUserList': [
      ['0', 5],
      ['0', { limit: 501 }],
      ['0', { offset: -1 }],
      ['0', { userId: [] }],
      ['0', { query: null }],
      ['0', { userId: '' }],
      ['0', { userId: new Array(1) }],
      ['0', { userId: ['user_1'], user_id: ['user_2'] }],
      ['0', new Filter(), 'an object of a class'],
    ],
    'users.createUser': [
      ['0', []],
      ['0', { birthday: 5n }],
      ['0', { publicMetadata: { visits: Number.NaN } }],
      ['0', { publicMetadata: { tags: new Set(['a']) } }],
      ['0', { publicMetadata: { pattern: /a/ } }],
      ['0', { publicMetadata: { since: new Date(Number.NaN) } }],
      ['0', { publicMetadata: { list: [undefined] } }],
      ['0', { publicMetadata: { list: new Array(1) } }],
      ['0', { publicMetadata: { inner: new Filter() } }],
      ['0', { publicMetadata: cycle }, 'a cycle'],
      ['0', { publicMetadata: DEEP }, 'many levels'],
    ],
    'users.updateUser': [['1', { userId: 'user_2' }]],
    'users.updateUserProfileImage': [['1', { file: { path: 'image.png' } }]],
    'invitations.createInvitationBulk': [['0', {}]],
    request: [
      ['0', {}],
      ['1', undefined],
      ['1.method', 'get'],
      ['1.path', 'users'],
      ['1.query', []],
      ['1.query', { limit: Number.NaN }],
      ['1.body', 5n],
    ],
    call: [
      ['1', 'getUser'],
      ['2', 'user_1'],
    ],
    iterateItems: [
      ['0', api.users, 'api.users'],
      ['1', 'x'],
      ['1.limit', 501],
      ['1.offset', 1.5],
      ['2', 'x'],
      ['2.maxItems', -1],
    ],
    fullName: [['0', undefined]],
    primaryEmailAddress: [['0', { emailAddresses: {} }]],
    createUndiciFetch: [
      ['0.connections', 0],
      ['0.keepAliveTimeoutInMs', 'long'],
      ['0.dispatcher', {}],
    ],
    'api.withOptions': [['0', 'x']],
  }),
  'createTransport: a fetch that is not a function': () => createTransport({ fetch: 5 as never }),
  'call: no transport': () => call({} as never, getUser, ['user_1']),
  'request: a body whose toJSON returns nothing': () =>
    api.request({ method: 'POST', path: '/x', body: { toJSON: () => undefined } }),
  'withOptions: another apiUrl': () => api.withOptions({ apiUrl: 'https://api.example.com' }),
  'users.banUser: a getter that throws': () =>
    users.getUser('user_1', {
      get headers(): never {
        throw new Error('getter');
      },
    }),
  'users.createUser: a getter that throws': () =>
    users.createUser({
      get firstName(): never {
        throw new Error('getter');
      },
    }),
  'users.createUser: an invalid date': () => users.createUser({ createdAt: new Date(Number.NaN) } as never),
  'emails.create: an idempotency key with a space': () =>
    api.emails.create({} as never, { idempotencyKey: 'a b' }),
  'iterateItems: a page that is too long': () =>
    iterateItems((async () => ({ data: new Array(1_000_000), errors: null })) as never).next(),
  'iterateItems: a method that returns no list': () =>
    iterateItems((async () => ({ data: {}, errors: null })) as never).next(),
  'users.getUser: no secret key': () => createBackendApiClient({ secretKey: null }).users.getUser('user_1'),
  'users.getUser: a platform without TextDecoder': () =>
    callWithout(
      'TextDecoder',
      answering(() => Response.json({})),
    ),
  'users.getUser: a fetch that fails': answering(failing),
  'users.getUser: a fetch that returns no Response': answering(() => ({ ok: true })),
  'users.getUser: a fetch whose response was read before': answering(() => used),
  'users.getUser: a fetch whose response throws': answering(() => ({
    get status(): never {
      throw new Error('getter');
    },
  })),
  'users.getUser: a retry.when that is async': answering(() => Response.json({}, { status: 503 }), {
    retry: { when: async () => true },
  }),
  'users.getUser: a clock that returns no time': answering(() => Response.json({}), { now: () => 'noon' }),
  'users.getUser: no answer': answering(() => new Promise(() => undefined), { timeoutInMs: 5 }),
  'users.getUser: an aborted signal': () => users.getUser('user_1', { signal: aborted }),
  'users.getUser: the page of a gateway': html(502),
  'users.getUser: a page in place of JSON': html(200),
  'users.getUser: an answer that is too long': answering(() => new Response('a'.repeat(20_000_000))),
  'users.getUser: an error of the API': json({
    errors: [{ code: 'resource_not_found', message: 'not found' }],
  }),
  'users.getUser: an error without a message': json({ errors: [{ code: 'resource_not_found' }] }),
  'users.getUser: an error without a code': json({ errors: [{ message: 'not found' }] }),
  'users.getUser: no errors in the body': json({}, 500),
};
