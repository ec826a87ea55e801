const { createEmulator } = require('@x/emulator');

/** Starts an emulator outside of the environment of the tests, and hands over what they need. */
module.exports = async () => {
  const emulator = await createEmulator({ seed: { users: [{ id: 'user_1' }] } });
  const { secretKey, url, jwtKey } = emulator;
  const { token } = await emulator.signIn('user_1');
  process.env.EMULATOR = JSON.stringify({ secretKey, apiUrl: url, jwtKey, token });
  globalThis.stopEmulator = () => emulator.close();
};
