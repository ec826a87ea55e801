import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as backend from '@x/backend';
import * as errors from '@x/backend/errors';
import * as internal from '@x/backend/internal';
import * as jwt from '@x/backend/jwt';
import * as webhooks from '@x/backend/webhooks';
import { scenario } from './scenario.mjs';

const require = createRequire(import.meta.url);
const manifest = JSON.parse(await readFile(new URL(import.meta.resolve('@x/backend/package.json')), 'utf8'));

assert.match(import.meta.resolve('@x/backend'), /\.js$/);
await scenario({
  backend,
  errors,
  internal,
  jwt,
  webhooks,
  manifest,
  otherErrors: require('@x/backend/errors'),
});
console.log('done');
