import { expect, it } from 'vitest';
import { packPermissions } from './permission-claims.ts';

it.each([
  [['org:a:read'], { features: ['o:a'], per: 'read', fpm: '1' }],
  [
    ['org:a:read', 'org:b:create', 'org:a:create', 'org:a:read'],
    { features: ['o:a', 'o:b'], per: 'read,create', fpm: '3,2' },
  ],
])('packPermissions(%j)', (permissions, expected) => {
  expect(packPermissions(permissions)).toEqual(expected);
});

it('packPermissions() assigns a bit to each of 70 actions', () => {
  const permissions = Array.from({ length: 70 }, (_, index) => `org:a:action_${index}`);
  expect(packPermissions(permissions).fpm).toBe(String(2n ** 70n - 1n));
});
