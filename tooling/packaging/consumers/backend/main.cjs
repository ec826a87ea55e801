const assert = require('node:assert/strict');
const backend = require('@x/backend');
const errors = require('@x/backend/errors');
const internal = require('@x/backend/internal');
const jwt = require('@x/backend/jwt');
const webhooks = require('@x/backend/webhooks');
const manifest = require('@x/backend/package.json');

async function main() {
  const { scenario } = await import('./scenario.mjs');
  const otherErrors = await import('@x/backend/errors');
  assert.match(require.resolve('@x/backend'), /\.cjs$/);
  await scenario({ backend, errors, internal, jwt, webhooks, manifest, otherErrors });
  console.log('done');
}

main();
