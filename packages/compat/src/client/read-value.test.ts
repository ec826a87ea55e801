import { describe, expect, it } from 'vitest';
import { createClerkClient } from '../create-clerk-client.ts';
import { isClerkAPIResponseError } from '../errors.ts';

/** A client whose API has one answer for counts, and another one for everything else. */
function clientFor(body: unknown, count: unknown = { object: 'total_count', total_count: 1 }) {
  const fetch = async (url: string | URL | Request) =>
    Response.json(String(url).includes('/count') ? count : body);
  return createClerkClient({ secretKey: 'sk_test_1', retry: false, fetch });
}

const token = { object: 'machine_to_machine_token', id: 'mt_1' };

describe('the values of methods', () => {
  it.each([null, 0, 7, true, false, [null], [7], { data: [null] }, { m2m_tokens: [true] }])(
    'are not made of %j',
    async (body) => {
      const error = await clientFor(body)
        .users.getUser('user_1')
        .catch((reason: unknown) => reason);
      expect(isClerkAPIResponseError(error)).toBe(true);
      expect(error).toMatchObject({ errors: [{ code: 'response-invalid' }] });
    },
  );

  it('are those of the list of machine tokens, if a page has two lists', async () => {
    const page = { data: [], m2m_tokens: [token], total_count: 1 };
    expect(await clientFor(page).m2m.list({ subject: 'mch_1' })).toMatchObject({
      data: [{ id: 'mt_1' }],
      totalCount: 1,
    });
  });

  it.each([
    { count: { object: 'total_count', total_count: 0 }, total: 0 },
    { count: { object: 'total_count', total_count: null }, total: null },
    { count: { object: 'total_count' }, total: undefined },
    { count: [], total: [] },
    { count: { data: [], total_count: 2 }, total: { data: [], totalCount: 2 } },
  ])('are a page with the total of $count', async ({ count, total }) => {
    expect(await clientFor([], count).users.getUserList()).toEqual({ data: [], totalCount: total });
  });

  it('reject if the count is null', async () => {
    await expect(clientFor([], null).users.getUserList()).rejects.toThrow();
  });
});
