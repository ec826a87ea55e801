import assert from 'node:assert/strict';

/** Creates a user, signs in and authenticates a request with the given copies of the packages. */
export async function scenario({ createEmulator, createClerkClient, verifyToken }) {
  const emulator = await createEmulator();
  const { secretKey, publishableKey, jwtKey } = emulator;
  try {
    const client = createClerkClient({ secretKey, publishableKey, jwtKey, apiUrl: emulator.url });
    const { data: user, errors } = await client.users.createUser({ emailAddress: ['ada@example.com'] });
    assert.equal(errors, null);

    const { token, headers } = await emulator.signIn(user.id);
    assert.equal((await verifyToken(token, { secretKey, apiUrl: emulator.url })).result.sub, user.id);
    const state = await client.authenticateRequest(new Request('http://localhost/', { headers }));
    assert.equal(state.isSignedIn, true);
    assert.equal(state.toAuth().userId, user.id);

    const inProcess = createClerkClient({ secretKey, fetch: emulator.fetch });
    assert.deepEqual(
      (await inProcess.users.getUserList()).data.map(({ id }) => id),
      [user.id],
    );
  } finally {
    await emulator.close();
  }
}
