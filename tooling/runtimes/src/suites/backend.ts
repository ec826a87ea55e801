import type { Suite } from '../suite.ts';

export const backend: Suite = async ({ backend, emulator: { createEmulator } }) => {
  const emulator = await createEmulator({ port: false });
  const other = await createEmulator({ port: false });
  const clientOf = ({ secretKey, url: apiUrl, fetch }: typeof emulator) =>
    backend.createClerkClient({ secretKey, apiUrl, fetch, jwtKey: null });

  return [
    {
      name: 'createClerkClient() does the main job',
      async run(assert) {
        const clerk = clientOf(emulator);
        const { data: user, errors } = await clerk.users.createUser({ firstName: 'Ada' });
        assert.equal(errors, null);
        const { token, headers } = await emulator.signIn(user?.id ?? '');
        assert.equal((await clerk.verifyToken(token)).result?.sub, user?.id);
        const state = await clerk.authenticateRequest(
          new Request('https://app.example.com/', { headers: { ...headers } }),
        );
        assert.equal([state.status, state.toAuth()?.userId], ['signed-in', user?.id]);
        assert.equal(clerk.debugRequestState(state).rule, 'H3');
      },
    },
    {
      name: 'two clients with their own keys never meet',
      async run(assert) {
        const [mine, theirs] = [clientOf(emulator), clientOf(other)];
        const { data: user } = await mine.users.createUser({});
        const { token } = await emulator.signIn(user?.id ?? '');
        assert.equal((await mine.verifyToken(token)).error, null);
        assert.equal((await theirs.verifyToken(token)).error?.reason, 'jwk-kid-mismatch');
        assert.equal((await theirs.users.getUser(user?.id ?? '')).errors?.[0].code, 'resource_not_found');
      },
    },
    {
      name: 'verification by PEM needs neither network nor secret key',
      async run(assert) {
        const { data: user } = await clientOf(emulator).users.createUser({});
        const { token } = await emulator.signIn(user?.id ?? '');
        const fetch = () => Promise.reject(new Error('the network was used'));
        const clerk = backend.createClerkClient({ jwtKey: emulator.jwtKey, fetch });
        assert.equal((await clerk.verifyToken(token)).error, null);
      },
    },
  ];
};
