import { expect, it } from 'vitest';
import { createBackendApiClient } from './index.ts';

let calls = 0;
const getUser = (fetch: () => Promise<unknown>, apiUrl = 'https://api.example.com') => {
  calls = 0;
  return createBackendApiClient({
    secretKey: 'sk_test_1',
    apiUrl,
    retry: { baseDelayInMs: 1 },
    fetch: () => {
      calls++;
      // The tests are about functions of a wrong type.
      return fetch() as Promise<Response>;
    },
  }).users.getUser('user_1');
};

it.each<readonly [name: string, value: unknown, shown: string]>([
  ['nothing', undefined, 'undefined'],
  ['null', null, 'null'],
  ['a string', '{"token":"secret-content"}', 'a string'],
  ['an object', { ok: true }, 'an object'],
  ['a list', [], '[]'],
  ['a request', new Request('https://a.example'), 'an object of the class Request'],
])('does not repeat a request whose fetch resolves to %s', async (_name, value, shown) => {
  const { errors, meta } = await getUser(async () => value);
  expect(errors?.[0].code).toBe('response-invalid');
  expect(errors?.[0].message).toBe(
    `users.getUser: response-invalid (fetch must resolve to a Response, not ${shown})`,
  );
  expect([calls, meta.attempts]).toEqual([1, 1]);
});

it('does not repeat a request whose response was read before', async () => {
  const used = Response.json({ object: 'user', id: 'user_1' });
  await used.text();
  const locked = Response.json({ object: 'user', id: 'user_1' });
  locked.body?.getReader();
  for (const response of [used, locked]) {
    const { errors, meta } = await getUser(async () => response);
    expect(errors?.[0].code).toBe('response-invalid');
    expect(errors?.[0].message).toContain('was read before');
    expect([calls, meta.attempts, meta.status]).toEqual([1, 1, 200]);
  }
});

it('repeats a request whose fetch logs the bodies of errors', async () => {
  const logged = new Response('slow down', { status: 429 });
  await logged.text();
  const { data, meta } = await getUser(async () =>
    calls === 1 ? logged : Response.json({ object: 'user', id: 'user_1' }),
  );
  expect([data?.id, meta.attempts]).toEqual(['user_1', 2]);
});

it('keeps the message next to the code of a gateway, and reads 0 as no code', async () => {
  const answer = (body: object) => getUser(async () => Response.json(body, { status: 400 }));
  const { errors } = await answer({ message: 'Upstream timed out', error: { code: 504 } });
  expect(errors).toMatchObject([{ code: '504', message: 'Upstream timed out' }]);
  const { errors: withoutCode } = await answer({ code: 0, error: 'Service down' });
  expect(withoutCode).toMatchObject([{ code: 'http-error', message: 'Service down' }]);
});

it('does not repeat a request to a port that fetch blocks, and names it', async () => {
  const apiUrl = 'http://127.0.0.1:6000';
  const { errors, meta } = await createBackendApiClient({ secretKey: 'sk_test_1', apiUrl }).users.getUser(
    'u',
  );
  expect(errors?.[0].message).toBe(
    'users.getUser: network-error (fetch blocks the port 6000, 127.0.0.1:6000)',
  );
  expect(meta.attempts).toBe(1);
});

it('repeats a request to such a port whose failure has a code, as that of another pool', async () => {
  const refused = () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
  const { meta } = await getUser(refused, 'http://127.0.0.1:6000');
  expect(meta.attempts).toBe(3);
});
