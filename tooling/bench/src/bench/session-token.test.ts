import { expect, it } from 'vitest';
import { CLAIMS } from './session-token.ts';

it('the token under test is shaped like a session token', () => {
  expect(Object.keys(CLAIMS)).toHaveLength(14);
  expect(Math.abs(JSON.stringify(CLAIMS).length - 415)).toBeLessThan(20);
});
