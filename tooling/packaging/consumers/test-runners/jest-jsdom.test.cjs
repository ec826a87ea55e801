/** @jest-environment jsdom */
const { createClerkClient, verifyToken } = require('@x/backend');

test('names what the jsdom of Jest lacks', async () => {
  const secretKey = 'sk_test_1';
  const { errors } = await createClerkClient({ secretKey }).users.getUser('user_1');
  expect(errors[0].code).toBe('network-error');
  expect(errors[0].message).toMatch(/no global "\w+".* "@jest-environment node"/);

  const token = ['{"alg":"RS256","typ":"JWT","kid":"a"}', '{"sub":"user_1"}', '{}']
    .map((part) => btoa(part).replace(/=+$/, ''))
    .join('.');
  const { error } = await verifyToken(token, { secretKey });
  expect(error.reason).toBe('platform-incomplete');
  expect(error.message).toMatch(/no global "TextDecoder".* "@jest-environment node"/);
});
