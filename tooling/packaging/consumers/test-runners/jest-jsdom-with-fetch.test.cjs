/** @jest-environment ./jsdom-with-fetch.cjs */
const { createClerkClient, verifyToken } = require('@x/backend');

const { token, jwtKey, ...options } = JSON.parse(process.env.EMULATOR);

test('works in the jsdom of Jest with what it lacks', async () => {
  expect((await verifyToken(token, { jwtKey })).error).toBeNull();
  expect((await verifyToken(token, options)).error).toBeNull();
  const { data, errors } = await createClerkClient(options).users.getUser('user_1');
  expect(errors).toBeNull();
  expect(data.id).toBe('user_1');
});
