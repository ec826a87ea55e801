/** @jest-environment node */
const { createClerkClient, verifyToken } = require('@x/backend');
const { createEmulator } = require('@x/emulator');
const { expected, scenario } = require('./scenario.cjs');

test('works in Jest, in CommonJS', async () => {
  expect(await scenario({ createClerkClient, createEmulator, verifyToken })).toEqual(expected);
});
