import * as fetchAdapter from '@x/adapters/fetch';
import * as nodeAdapter from '@x/adapters/node';
import * as backend from '@x/backend';
import * as emulator from '@x/emulator';
import * as proxy from '@x/proxy';
import * as webhooks from '@x/webhooks';
import { expect, test } from 'vitest';
import { application, expectedOfApplication } from './application.cjs';
import { expected, scenario } from './scenario.cjs';

test('works in an environment of Vitest', async () => {
  expect(await scenario({ ...backend, ...emulator })).toEqual(expected);
});

test('an application works in an environment of Vitest', async () => {
  const adapters = { ...fetchAdapter, ...nodeAdapter };
  expect(await application({ backend, emulator, adapters, webhooks, proxy })).toEqual(expectedOfApplication);
});
