/** @jest-environment node */
const backend = require('@x/backend');
const emulator = require('@x/emulator');
const adapters = { ...require('@x/adapters/fetch'), ...require('@x/adapters/node') };
const webhooks = require('@x/webhooks');
const proxy = require('@x/proxy');
const { application, expectedOfApplication } = require('./application.cjs');
const { expected, scenario } = require('./scenario.cjs');

test('works in Jest, in CommonJS', async () => {
  expect(await scenario({ ...backend, ...emulator })).toEqual(expected);
});

test('an application works in Jest, in CommonJS', async () => {
  expect(await application({ backend, emulator, adapters, webhooks, proxy })).toEqual(expectedOfApplication);
});
