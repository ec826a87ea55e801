import { expect, it } from 'vitest';
import { claimsAt } from './claims.ts';

it('the measured tokens have the shape of session tokens', () => {
  const claims = claimsAt(1_700_000_000);
  expect(Object.keys(claims)).toHaveLength(14);
  expect(Math.abs(JSON.stringify(claims).length - 415)).toBeLessThan(20);
});
