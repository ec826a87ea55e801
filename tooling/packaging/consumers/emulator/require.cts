import emulator = require('@x/emulator');

export const started: Promise<string> = emulator.createEmulator().then(({ url }) => url);
