const { createClerkClient, verifyToken } = require('@x/backend');
const { createEmulator } = require('@x/emulator');

import('./scenario.mjs').then(async ({ scenario }) => {
  await scenario({ createClerkClient, createEmulator, verifyToken });
  console.log('done');
});
