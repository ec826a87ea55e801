const assert = require('node:assert/strict');
const required = { ...require('@x/errors'), ...require('@x/jwt') };

async function main() {
  const imported = { ...(await import('@x/errors')), ...(await import('@x/jwt')) };
  assert.notEqual(imported.ClerkError, required.ClerkError, 'Two copies must be loaded');
  recognises(imported, required);
  recognises(required, imported);
  console.log('done');
}

/** Asserts that one copy recognises the errors of another copy. */
function recognises(copy, other) {
  const rejected = other.decodeJwt('not a token');
  const apiError = new other.ClerkAPIError({ code: 'resource_not_found', message: 'not found' });

  assert.equal(copy.isClerkError(rejected.error), true);
  assert.equal(copy.isClerkError(new other.ConfigError('Pass a key.')), true);
  assert.equal(copy.isClerkError(new Error('another')), false);
  assert.throws(() => copy.unwrap(rejected), other.TokenVerificationError);
  assert.equal(
    copy.isClerkAPIResponseError(new other.ClerkAPIResponseError({ errors: [apiError], status: 404 })),
    true,
  );
}

main();
