const assert = require('node:assert/strict');
const jwt = require('@x/jwt');

// Node can require() an ES module too, so working is not enough to show that this is the CommonJS build.
assert.match(require.resolve('@x/jwt'), /\.cjs$/);

import('./scenario.mjs').then(async ({ scenario }) => {
  await scenario(jwt);
  console.log('done');
});
