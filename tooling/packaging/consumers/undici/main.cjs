const assert = require('node:assert/strict');
const restClient = require('@x/rest-client');
const undici = require('@x/rest-client/undici');

assert.match(require.resolve('@x/rest-client/undici'), /\.cjs$/);
import('./scenario.mjs').then(({ scenario }) => scenario(restClient, undici)).then(() => console.log('done'));
