import { expect, it } from 'vitest';
import { pathParam } from './path-param.ts';

it('returns a parameter of the path', () => {
  expect(pathParam({ user_id: 'user_1', empty: '' }, 'user_id')).toBe('user_1');
  expect(pathParam({ user_id: 'user_1', empty: '' }, 'empty')).toBe('');
});

it('throws for a name that the route does not have', () => {
  expect(() => pathParam({ user_id: 'user_1' }, 'userId')).toThrow('The path has no parameter "userId".');
});
