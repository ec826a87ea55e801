import * as restClient from '@x/rest-client';
import * as undici from '@x/rest-client/undici';
import { scenario } from './scenario.mjs';

await scenario(restClient, undici);
console.log('done');
