const assert = require('node:assert/strict');
const jwt = require('@x/jwt');

// Node can also require() an ES module, so check that this is the CommonJS build.
assert.match(require.resolve('@x/jwt'), /\.cjs$/);

import('./scenario.mjs').then(async ({ scenario }) => {
  await scenario(jwt);
  console.log('done');
});
