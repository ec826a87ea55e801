import type { Case, Suite } from '../suite.ts';
import { requestWith } from './request-with.ts';

const CLAIMS = {
  sub: 'user_1',
  sid: 'sess_1',
  exp: 1,
  v: 2,
  fea: 'o:invoices,u:themes,ou:reports',
  pla: 'u:pro',
  fva: [9, -1] as [number, number],
  o: { id: 'org_1', slg: 'acme', rol: 'admin', per: 'read,create', fpm: '3,36893488147419103233' },
};

const QUESTIONS: ReadonlyArray<readonly [answer: boolean, question: object]> = [
  [true, { role: 'org:admin', permission: 'org:invoices:create' }],
  [true, { permission: 'reports:read' }],
  [false, { permission: 'org:reports:create' }],
  [true, { feature: 'user:themes', plan: 'pro' }],
  [false, { feature: 'org:themes' }],
  [true, { reverification: 'strict_mfa' }],
  [false, { reverification: { level: 'first_factor', afterMinutes: 9 } }],
];

export const authObjects: Suite = ({ authState }) => {
  const auth = authState.signedInAuthObject(CLAIMS, { token: 'the token' });
  const has = QUESTIONS.map(
    ([answer, question]): Case => ({
      name: `has() answers ${answer} to ${JSON.stringify(question)}`,
      run: (assert) => assert.equal(auth.has(question), answer),
    }),
  );
  return [
    ...has,
    {
      name: 'has() throws a ConfigError for an unknown requirement',
      run: (assert) =>
        assert.rejects(
          (async () => auth.has({ permision: 'org:invoices:create' } as object))(),
          'ConfigError',
        ),
    },
    {
      name: 'permissions are unpacked, and stay when the object is spread',
      run(assert) {
        const permissions = ['org:invoices:read', 'org:invoices:create', 'org:reports:read'];
        assert.equal([auth.orgPermissions, { ...auth }.orgPermissions], [permissions, permissions]);
      },
    },
    {
      name: 'a machine is recognized by its token',
      async run(assert) {
        const { authenticatedMachineObject, getAuthObjectForAcceptedToken } = authState;
        const verified = { id: 'ak_1', subject: 'org_1', scopes: ['read'], name: 'CI', claims: null };
        const machine = authenticatedMachineObject('api_key', 'the key', verified);
        assert.equal([machine.orgId, machine.userId, await machine.getToken()], ['org_1', null, 'the key']);
        const rejected = getAuthObjectForAcceptedToken({ authObject: machine, acceptsToken: ['m2m_token'] });
        assert.equal([rejected.tokenType, rejected.isAuthenticated], [null, false]);
      },
    },
    {
      name: 'reverificationErrorResponse() requests a new verification from the browser',
      async run(assert) {
        const response = authState.reverificationErrorResponse('strict');
        const body: unknown = await response.json();
        assert.equal([response.status, body], [403, authState.reverificationError('strict')]);
      },
    },
    {
      name: 'createClerkRequest() reads cookies and the URL that the browser knows, and leaves the body',
      async run(assert) {
        const headers = {
          cookie: 'a=1; b=%20',
          'x-forwarded-host': 'app.example.com',
          'x-forwarded-proto': 'https',
        };
        const original = requestWith('http://10.0.0.1:3000/notes?a=1', headers, {
          method: 'POST',
          body: 'text',
        });
        const request = authState.createClerkRequest(original);
        assert.equal(request.clerkUrl.href, 'https://app.example.com/notes?a=1');
        assert.equal(
          [...request.cookies],
          [
            ['a', '1'],
            ['b', ' '],
          ],
        );
        assert.equal([request.method, await original.text()], ['POST', 'text']);
        assert.ok(authState.createClerkRequest(request) === request, 'it returns the same request');
      },
    },
    {
      name: 'createRedirect() leads to the account portal, and back to web pages only',
      run(assert) {
        const { redirectToSignIn } = authState.createRedirect({
          publishableKey: `pk_live_${btoa('clerk.example.com$')}`,
          baseUrl: 'https://app.example.com/notes',
          redirectAdapter: (url) => url,
        });
        const portal = 'https://accounts.example.com/sign-in';
        assert.equal(
          [redirectToSignIn({ returnBackUrl: '/x' }), redirectToSignIn({ returnBackUrl: 'javascript:x' })],
          [`${portal}?redirect_url=https%3A%2F%2Fapp.example.com%2Fx`, portal],
        );
      },
    },
  ];
};
