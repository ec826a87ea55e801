import { TokenVerificationErrorAction, TokenVerificationErrorReason } from '@x/errors';
import { expect, it } from 'vitest';
import * as reasons from './reasons.ts';

it.each(Object.entries(reasons))('%s has a reason and an action of @x/errors', (_name, [reason, action]) => {
  expect(Object.values(TokenVerificationErrorReason)).toContain(reason);
  expect(Object.values(TokenVerificationErrorAction)).toContain(action);
});

it('lists each reason once', () => {
  const names = Object.values(reasons).map(([reason]) => reason);
  expect([...names].sort()).toEqual(Object.values(TokenVerificationErrorReason).sort());
});
