import type { Case, Suite } from '../suite.ts';
import { requestWith } from './request-with.ts';

const URL_OF_APP = 'https://app.example.com/notes';

export const authState: Suite = async ({ authState, emulator: { createEmulator } }) => {
  const emulator = await createEmulator({
    port: false,
    seed: { users: [{ id: 'user_1' }], organizations: [{ id: 'org_1', name: 'Acme', createdBy: 'user_1' }] },
  });
  const { jwtKey, publishableKey } = emulator;
  const { token, cookieHeader, headers } = await emulator.signIn('user_1', { organizationId: 'org_1' });
  const expired = await emulator.signIn('user_1', { expiresInSeconds: -60 });
  const tampered = token.replace(/[^.]$/, (last) => (last === 'A' ? 'Q' : 'A'));

  const requests: ReadonlyArray<readonly [name: string, headers: Record<string, string>, decision: string]> =
    [
      ['a bearer token', { ...headers }, 'H3 signed-in null'],
      ['a bearer token in lower case', { authorization: `bearer ${token}` }, 'H3 signed-in null'],
      ['cookies', { cookie: cookieHeader }, 'C10 signed-in null'],
      ['nothing', {}, 'D2 signed-out dev-browser-missing'],
      ['a tampered token', { authorization: `Bearer ${tampered}` }, 'V9 signed-out token-invalid-signature'],
      [
        'an expired token',
        { ...expired.headers },
        'V6 signed-out session-token-expired-refresh-non-eligible-no-refresh-cookie',
      ],
      [
        'a cookie of null',
        { cookie: '__clerk_db_jwt=1; __client_uat=1; __session=e30.bnVsbA.AA' },
        'C4 signed-out token-invalid',
      ],
      ['malformed cookies', { cookie: '=;;%ZZ=%; __session=%E0%A4%A' }, 'D2 signed-out dev-browser-missing'],
    ];
  const decisions: Case[] = requests.map(([name, requestHeaders, decision]) => ({
    name: `authenticateRequest() decides a request with ${name}`,
    async run(assert) {
      const request = requestWith(URL_OF_APP, requestHeaders);
      const state = await authState.authenticateRequest(request, { jwtKey, publishableKey });
      assert.equal(`${state.rule} ${state.status} ${state.reason}`, decision);
      assert.equal(state.headers.get('x-clerk-auth-reason'), state.reason);
    },
  }));

  return [
    ...decisions,
    {
      name: 'toAuth() returns user, organization, role and token',
      async run(assert) {
        const request = new Request(URL_OF_APP, { headers: { ...headers } });
        const { authenticateRequest } = authState.createAuthenticateRequest({ options: { jwtKey } });
        const auth = (await authenticateRequest({ request })).toAuth();
        assert.equal([auth?.userId, auth?.orgId, auth?.orgRole], ['user_1', 'org_1', 'org:admin']);
        assert.equal([auth?.has({ role: 'org:admin' }), auth?.has({ role: 'org:member' })], [true, false]);
        assert.equal(await auth?.getToken(), token);
        assert.ok(!JSON.stringify(auth?.debug()).includes('eyJ'), 'debug() holds no token');
      },
    },
    {
      name: 'sanitizeAuthObject() returns only what a browser may see',
      run(assert) {
        const auth = authState.signedInAuthObject({ sub: 'user_1', exp: 1 }, { token });
        const user = { id: 'user_1', privateMetadata: { note: 'internal' } };
        const safe = authState.sanitizeAuthObject({ ...auth, user });
        assert.equal([safe.userId, safe.user, 'getToken' in safe], ['user_1', { id: 'user_1' }, false]);
      },
    },
  ];
};
