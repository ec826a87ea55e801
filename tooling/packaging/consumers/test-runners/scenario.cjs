/** Verifies a token, calls the REST API and loads a JWKS, all from an emulator over loopback. */
exports.scenario = async ({ createEmulator, createClerkClient, verifyToken }) => {
  const emulator = await createEmulator();
  try {
    const { secretKey, publishableKey, jwtKey, url: apiUrl } = emulator;
    const client = createClerkClient({ secretKey, publishableKey, apiUrl });
    const { data: user, errors } = await client.users.createUser({ emailAddress: ['ada@example.com'] });
    const { token } = await emulator.signIn(user?.id);
    const byKey = await verifyToken(token, { jwtKey });
    const byJwks = await verifyToken(token, { secretKey, apiUrl });
    const aborted = await client.users.getUser(user?.id, { signal: AbortSignal.abort() });
    return {
      errors,
      byKey: byKey.error ?? byKey.result.sub === user.id,
      byJwks: byJwks.error ?? byJwks.result.sub === user.id,
      aborted: aborted.errors?.[0].code,
    };
  } finally {
    await emulator.close();
  }
};

exports.expected = { errors: null, byKey: true, byJwks: true, aborted: 'request-aborted' };
