import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createPlayers, type Play, type Respond } from './answers.ts';
import { divergencesOf } from './program-view.ts';

type Answer = ReturnType<Respond>;

let players: { readonly theirs: Play; readonly ours: Play };
beforeAll(() => {
  players = createPlayers();
});
afterAll(() => vi.unstubAllGlobals());

const json = (body: unknown, status = 200): Answer => ({ status, body: JSON.stringify(body) });
const USER = { object: 'user', id: 'user_1', first_name: 'Ada' };
const FAILURE = { errors: [{ code: 'internal_clerk_error', message: 'failed' }] };

const LISTS: Readonly<Record<string, Answer>> = {
  'a list': json([USER]),
  'an empty list': json([]),
  'a page': json({ data: [USER], total_count: 7 }),
  'a page without a total': json({ data: [USER] }),
  'an object': json(USER),
  null: json(null),
  'no content': { status: 204, body: null },
  'a failure': json(FAILURE, 500),
};

const COUNTS: Readonly<Record<string, Answer>> = {
  'a count': json({ object: 'total_count', total_count: 12 }),
  'a count of zero': json({ object: 'total_count', total_count: 0 }),
  'a huge count': json({ object: 'total_count', total_count: 2 ** 60 }),
  'a count without a number': json({ object: 'total_count' }),
  'a count that is null': json({ object: 'total_count', total_count: null }),
  'a count that is a string': json({ object: 'total_count', total_count: '12' }),
  'a number': json(12),
  null: json(null),
  'an empty object': json({}),
  'an object of another kind': json({ object: 'kind_of_the_future', total_count: 3 }),
  'a user': json(USER),
  'a list': json([USER]),
  'a page': json({ data: [USER], total_count: 5 }),
  'a list with null': json([null]),
  'no content': { status: 204, body: null },
  'a failure': json(FAILURE, 500),
  'a failure without JSON': { status: 502, body: 'Bad gateway' },
  'a request that is rejected': json(FAILURE, 422),
  'half of a body': { status: 200, body: '{"object":"total_' },
};

const CASES = Object.entries(LISTS).flatMap(([list, page]) =>
  Object.entries(COUNTS).map(([count, total]) => ({ list, count, page, total })),
);

it.each(CASES)('users.getUserList has the same outcome for $list and $count', async ({ page, total }) => {
  const respond: Respond = ({ pathname }) => (pathname.endsWith('/count') ? total : page);
  const call = { method: 'users.getUserList', args: [{ limit: 5 }] };
  const [theirs, ours] = [await players.theirs(call, respond), await players.ours(call, respond)];
  expect(divergencesOf(theirs, ours)).toEqual([]);
});
