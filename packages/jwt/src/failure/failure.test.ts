import { expect, it } from 'vitest';
import { toFailure, verificationError } from './failure.ts';
import { TOKEN_INVALID } from './reasons.ts';

it('toFailure() returns a TokenVerificationError, and rethrows a mistake of ours or of the programmer', () => {
  const error = verificationError(TOKEN_INVALID, 'No.');
  expect(toFailure(error)).toEqual({ result: null, error });
  expect(() => toFailure(new TypeError('ours'))).toThrow(TypeError);
});
