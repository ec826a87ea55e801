import type { Suite } from '../suite.ts';

export const errors: Suite = ({ errors }) => [
  {
    name: 'errors are known by their brand, and turn into JSON',
    run(assert) {
      const error = new errors.ConfigError('The key sk_test_abcdef123 is invalid');
      assert.ok(errors.isClerkError(error), 'is a Clerk error');
      assert.ok(error instanceof Error, 'is an Error');
      assert.equal(JSON.parse(JSON.stringify(error)), {
        name: 'ConfigError',
        code: 'config-invalid',
        message: 'The key [redacted] is invalid',
      });
    },
  },
  {
    name: 'a token error shows its reason, fault and action only',
    run(assert) {
      const error = new errors.TokenVerificationError({ reason: 'token-expired', message: 'Expired.' });
      assert.equal(Object.keys(error), ['reason', 'fault']);
      assert.equal(error.getFullMessage(), 'Expired. (reason=token-expired, token-carrier=undefined)');
    },
  },
  {
    name: 'unwrap() returns values and throws errors',
    async run(assert) {
      assert.equal(errors.unwrap({ result: 0, error: null }), 0);
      const error = new errors.TokenVerificationError({ reason: 'token-invalid', message: 'Invalid.' });
      await assert.rejects((async () => errors.unwrap({ result: null, error }))(), 'TokenVerificationError');
    },
  },
];
