import { describe, expect, it } from 'vitest';
import { answerTo, type GuardedVisit, guardVisit, kindOf } from './guards.test-support.ts';
import { sessionToken } from './tokens.test-support.ts';
import { expired, good, navigation, signedIn } from './visits.test-support.ts';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const preflight = {
  method: 'OPTIONS',
  headers: { origin: 'https://other.example', 'access-control-request-method': 'POST' },
};
const upgrade = { upgrade: 'websocket', connection: 'Upgrade' };
const outage = { verifySessionToken: async () => Promise.reject(new Error('down')) };
const admin = await sessionToken({ v: 2, o: { id: 'org_1', rol: 'admin' }, fva: [5, -1] });
const staleAdmin = await sessionToken({ v: 2, o: { id: 'org_1', rol: 'admin' }, fva: [5_000, -1] });
const deny = { signedOut: 'unauthorized' } as const;
const toSignIn = { signedOut: 'sign-in' } as const;
const HANDSHAKE = 'https://clerk.example.com/v1/client/handshake';
const PORTAL = 'https://accounts.example.com/sign-in';
const comesBack = {
  headers: navigation,
  url: 'https://app.example.com/notes?__clerk_redirect_count=1',
  cookies: signedIn,
};

/** A test per row of the table. The answer is its status and, for a redirect, where it leads to. 200 is the handler's. */
const ROWS: ReadonlyArray<readonly [row: string, visit: GuardedVisit, answer: string]> = [
  ['A1 passes a preflight without credentials', { ...preflight, policy: deny }, '200'],
  [
    'A1 passes a preflight in an outage',
    { method: 'OPTIONS', headers: { ...preflight.headers, ...bearer(good) }, ports: outage },
    '200',
  ],
  ['A1 does not take another OPTIONS request for a preflight', { method: 'OPTIONS', policy: deny }, '401'],
  [
    'A1 does not take another method for a preflight',
    { method: 'POST', headers: preflight.headers, policy: deny },
    '401',
  ],
  [
    'A1 does not take a request of the same origin for a preflight',
    { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' }, policy: deny },
    '401',
  ],
  [
    'A2 redirects a page to a handshake',
    { headers: navigation, cookies: { __session: expired, __client_uat: '1' } },
    `307 ${HANDSHAKE}`,
  ],
  [
    'A2 redirects a visitor who is signed in to the URL without the count',
    comesBack,
    '307 https://app.example.com/notes',
  ],
  ['A3 answers 503 in an outage', { headers: bearer(good), ports: outage }, '503'],
  [
    'A3 answers 503 in an outage if signed-out visitors are denied',
    { headers: bearer(good), ports: outage, policy: deny },
    '503',
  ],
  [
    'A3 answers 503 to an upgrade in an outage',
    { headers: { ...upgrade, ...bearer(good) }, ports: outage },
    '503',
  ],
  [
    'A4 answers 401 to an upgrade that a handshake would precede',
    { headers: { ...upgrade, ...navigation }, cookies: { __session: expired, __client_uat: '1' } },
    '401',
  ],
  ...['h2c, WebSocket', 'websocket/13', ' websocket , h2c'].map((protocols): (typeof ROWS)[number] => [
    `A4 answers 401 to an upgrade to ${protocols}`,
    {
      headers: { ...navigation, connection: 'Upgrade', upgrade: protocols },
      cookies: { __session: expired, __client_uat: '1' },
    },
    '401',
  ]),
  [
    'A2 redirects a page that offers another protocol',
    {
      headers: { ...navigation, connection: 'Upgrade', upgrade: 'h2c, x-websocket' },
      cookies: { __session: expired, __client_uat: '1' },
    },
    `307 ${HANDSHAKE}`,
  ],
  ['A5 passes a visitor who is signed in', { headers: bearer(good), policy: deny }, '200'],
  [
    'A5 passes an upgrade of a visitor who is signed in',
    { ...comesBack, headers: { ...upgrade, ...navigation } },
    '200',
  ],
  [
    'A5 passes a visitor with the role',
    { headers: bearer(admin), policy: { requires: { role: 'admin' } } },
    '200',
  ],
  [
    'A6 answers with the need for a reverification',
    { headers: bearer(staleAdmin), policy: { requires: { role: 'admin', reverification: 'strict' } } },
    '403',
  ],
  [
    'A6 answers with the need for a reverification if nothing else is required',
    { headers: bearer(staleAdmin), policy: { requires: { reverification: 'strict' } } },
    '403',
  ],
  [
    'A5 passes a visitor who was verified lately',
    { headers: bearer(admin), policy: { requires: { reverification: 'strict' } } },
    '200',
  ],
  [
    'A7 denies a visitor without the role',
    { headers: bearer(good), policy: { requires: { role: 'admin' } } },
    '403',
  ],
  ['A8 passes a signed-out visitor', {}, '200'],
  [
    'A9 passes a signed-out visitor on the sign-in page',
    {
      url: 'https://app.example.com/sign-in',
      headers: { accept: 'text/html' },
      options: { signInUrl: '/sign-in' },
      policy: toSignIn,
    },
    '200',
  ],
  [
    'A10 sends a signed-out visitor to sign in',
    { headers: { accept: 'text/html' }, policy: toSignIn },
    `307 ${PORTAL}`,
  ],
  [
    'A10 sends a form to sign in, without its body',
    { method: 'POST', body: 'a=1', headers: navigation, policy: toSignIn },
    `303 ${PORTAL}`,
  ],
  ['A11 answers 401 to a signed-out caller', { policy: deny }, '401'],
  ['A11 answers 401 to a caller that is not a page', { policy: toSignIn }, '401'],
  [
    'A11 answers 401 to a bad bearer token of a page',
    { headers: { ...navigation, ...bearer('x') }, policy: toSignIn },
    '401',
  ],
  ['A11 answers 401 to an upgrade', { headers: { ...navigation, ...upgrade }, policy: toSignIn }, '401'],
  [
    'A11 answers 401 to an upgrade whose header is in another case',
    { headers: { ...navigation, upgrade: 'WebSocket' }, policy: toSignIn },
    '401',
  ],
  [
    'A10 takes an upgrade of the protocol for no other request',
    { headers: { accept: 'text/html', upgrade: 'h2c' }, policy: toSignIn },
    `307 ${PORTAL}`,
  ],
  [
    'A11 answers 401 if something is required, and offers no reverification',
    { policy: { requires: { reverification: 'strict' } } },
    '401',
  ],
  ['A11 answers 401 if something is required', { policy: { requires: { role: 'admin' } } }, '401'],
];

describe('the table of a guard', () => {
  it.each(ROWS)('%s', async (_row, visit, answer) => {
    expect(kindOf(await answerTo(visit))).toBe(answer);
  });

  it('answers with the body that makes the browser SDK verify the user again', async () => {
    const requires = { role: 'admin', reverification: 'strict' } as const;
    const answer = await answerTo({ headers: bearer(staleAdmin), policy: { requires } });
    expect(await answer.json()).toEqual({
      clerk_error: {
        type: 'forbidden',
        reason: 'reverification-error',
        metadata: { reverification: 'strict' },
      },
    });
    const nothingElse = { reverification: 'strict' } as const;
    const stale = await answerTo({ headers: bearer(staleAdmin), policy: { requires: nothingElse } });
    expect(await stale.json()).toHaveProperty('clerk_error.reason', 'reverification-error');
    const missingRole = await answerTo({ headers: bearer(good), policy: { requires } });
    expect(await missingRole.json()).toEqual({
      errors: [{ code: 'forbidden', message: 'You do not have access to this.' }],
    });
  });

  it('hands the state over with every answer', async () => {
    const denied = await guardVisit({ policy: deny });
    expect([denied.response?.status, denied.state.reason]).toEqual([401, 'session-token-and-uat-missing']);
    expect(Object.keys(denied)).toEqual(['response', 'state']);
    const passed = await guardVisit({ headers: bearer(good) });
    expect([passed.response, passed.auth?.isAuthenticated, passed.state.status]).toEqual([
      null,
      true,
      'signed-in',
    ]);
  });
});
