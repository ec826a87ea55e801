import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { createBackendApiClient, createTransport, iteratePages } from './index.ts';

const options = { secretKey: 'sk_test_1', fetch: async () => Response.json([]) };
const api = createBackendApiClient(options);
const { users, emails, waitlistEntries } = api;

/** The arguments are wrong, so they have no type. */
const wrong = (value: unknown) => value as never;

const CALLS: ReadonlyArray<readonly [message: string, run: () => unknown]> = [
  [
    'createBackendApiClient takes an object of options, not undefined.',
    () => createBackendApiClient(wrong(undefined)),
  ],
  ['createTransport takes an object of options, not 5.', () => createTransport(wrong(5))],
  ['withOptions takes an object of options, not "x".', () => api.withOptions(wrong('x'))],
  ['Option "fetch" must be a function, not "x".', () => createTransport({ fetch: wrong('x') })],
  [
    'Option "apiVersion" must be a path segment such as "v1", not "v1/x".',
    () => createBackendApiClient({ ...options, apiVersion: 'v1/x' }),
  ],
  [
    'Option "apiVersion" must be a path segment such as "v1", not "/v1".',
    () => createBackendApiClient({ ...options, apiVersion: '/v1' }),
  ],
  [
    'Option "userAgent" must be a non-empty string of printable ASCII characters.',
    () => createBackendApiClient({ ...options, userAgent: wrong(5) }),
  ],
  [
    'Option "clerkApiVersion" must be a date such as "2026-05-12", not "x2026-05-12".',
    () => createBackendApiClient({ ...options, clerkApiVersion: 'x2026-05-12' }),
  ],
  [
    'Option "apiUrl" must be an absolute http or https URL without credentials, query and fragment, not "see https://api.example".',
    () => createBackendApiClient({ ...options, apiUrl: 'see https://api.example' }),
  ],
  [
    'Option "headers" cannot have the header "Content-Length", which the platform sets. Leave it out.',
    () => createBackendApiClient({ ...options, headers: { 'Content-Length': '1' } }),
  ],
  [
    'withOptions with another apiUrl needs its own secretKey: keys are only sent to their own API.',
    () => api.withOptions({ apiUrl: 'https://api.example' }),
  ],
  ['The first argument must be a method that returns a list, not 5.', () => iteratePages(wrong(5))],
  ['The parameters must be an object, not "x".', () => iteratePages(users.getUserList, wrong('x'))],
  ['iteratePages takes an object of options, not 5.', () => iteratePages(users.getUserList, {}, wrong(5))],
  ['limit must be an integer from 1 to 500, not 501.', () => iteratePages(users.getUserList, { limit: 501 })],
  [
    'offset must be an integer of at least 0, not 1.5.',
    () => iteratePages(users.getUserList, { offset: 1.5 }),
  ],
  ['offset must be an integer of at least 0, not -1.', () => iteratePages(users.getUserList, { offset: -1 })],
  [
    'maxItems must be an integer of at least 0, not -1.',
    () => iteratePages(users.getUserList, {}, { maxItems: -1 }),
  ],
  ['users.getUserList: the parameters must be an object, not 5.', () => users.getUserList(wrong(5))],
  ['users.getUserList: the parameters must be an object, not a list.', () => users.getUserList(wrong(['a']))],
  [
    'users.updateUser: the parameters must not contain userId, which is an argument.',
    () => users.updateUser('user_1', wrong({ userId: 'user_2' })),
  ],
  [
    'users.getUser: userId must be a string that is not blank, "." or "..", and has no white space at an end, not "..".',
    () => users.getUser('..'),
  ],
  [
    'users.getUserList: userId must not be an empty list, which would select everything.',
    () => users.getUserList({ userId: [] }),
  ],
  [
    'users.getUserList: query must be a string, a finite number, a boolean or a date, not null.',
    () => users.getUserList({ query: wrong(null) }),
  ],
  [
    'users.getUserList: offset must be an integer of at least 0, not "1.5".',
    () => users.getUserList({ offset: wrong('1.5') }),
  ],
  [
    'users.getUserList: limit must be an integer from 1 to 500, not "x5".',
    () => users.getUserList({ limit: wrong('x5') }),
  ],
  [
    'users.getUserList: limit must be an integer from 1 to 500, not true.',
    () => users.getUserList({ limit: wrong(true) }),
  ],
  [
    'users.getUserList: offset must be an integer of at least 0, not [5].',
    () => users.getUserList({ offset: wrong([5]) }),
  ],
  [
    'users.updateUserProfileImage: the parameters must be an object, not a list.',
    () => users.updateUserProfileImage('user_1', wrong(['x'])),
  ],
  [
    'users.updateUserProfileImage: file must be a Blob or a string, not 5.',
    () => users.updateUserProfileImage('user_1', { file: wrong(5) }),
  ],
  [
    'waitlistEntries.createBulk: the parameters must be a list, not an object.',
    () => waitlistEntries.createBulk(wrong({})),
  ],
  [
    'idempotencyKey must have 1 to 255 letters, digits, underscores and hyphens, not "a b".',
    () => emails.create(wrong({}), wrong({ idempotencyKey: 'a b' })),
  ],
  [
    'idempotencyKey must have 1 to 255 letters, digits, underscores and hyphens, not 5.',
    () => emails.create(wrong({}), wrong({ idempotencyKey: 5 })),
  ],
  [
    'createdAt must be a valid date or milliseconds since 1970, not NaN.',
    () => users.createUser({ createdAt: Number.NaN }),
  ],
  [
    'path must start with one slash and have no query and no dot segment, not "/a/..".',
    () => api.request({ method: 'GET', path: '/a/..' }),
  ],
  [
    'POST /a: body must be a JSON value, not 5n.',
    () => api.request({ method: 'POST', path: '/a', body: 5n }),
  ],
  [
    'POST /a: body must be a JSON value, not a function.',
    () => api.request({ method: 'POST', path: '/a', body: () => 5 }),
  ],
  ['request takes an object of options, not 5.', () => api.request({ method: 'GET', path: '/' }, wrong(5))],
  [
    'Option "secretKey" is missing. Copy the key from the API keys page of the Clerk Dashboard.',
    () => createBackendApiClient({ ...options, secretKey: null }).users.getUser('user_1'),
  ],
];

describe('a mistake in the program', () => {
  it.each(CALLS)('is reported: %s', async (message, run) => {
    let error: unknown;
    try {
      await run();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ConfigError);
    expect(Object(error).message).toBe(message);
  });
});

describe('a value at the limit', () => {
  it.each([
    () => users.getUserList({ limit: 500, offset: 0 }),
    () => users.getUserList({ limit: wrong('5') }),
    () => users.getUserList({ userId: ['user_1', 'user_2'] }),
    () => iteratePages(users.getUserList, { limit: 500, offset: 0 }, { maxItems: 0 }).next(),
    () => iteratePages(users.getUserList, { limit: 1 }).next(),
  ])('is accepted: %s', async (run) => {
    await expect(run()).resolves.not.toHaveProperty('errors.0');
  });

  it.each(['.a', '...', '..a', 'a..', 'a\nb', '\u{1F600}'])('is accepted as an id: %j', async (id) => {
    const urls: string[] = [];
    const fetch: typeof globalThis.fetch = async (input) => {
      urls.push(String(input));
      return Response.json({ id });
    };
    await createBackendApiClient({ ...options, fetch }).users.getUser(id);
    expect(urls).toEqual([`https://api.clerk.com/v1/users/${encodeURIComponent(id)}`]);
  });
});
