import assert from 'node:assert/strict';
import * as jwt from '@x/jwt';
import { scenario } from './scenario.mjs';

assert.match(import.meta.resolve('@x/jwt'), /\.js$/);
await scenario(jwt);
console.log('done');
