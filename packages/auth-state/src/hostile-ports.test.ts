import { ClerkError, ConfigError } from '@x/errors';
import { decodeJwt } from '@x/jwt';
import { describe, expect, it } from 'vitest';
import { createAuthenticateRequest } from './authenticate-request.ts';
import type { Ports } from './ports/ports.ts';
import { debugRequestState } from './render/debug-request-state.ts';
import { cookies, currentDate, PRODUCTION_KEY, PUBLIC_PEM, suffixed } from './tokens.test-support.ts';
import { expired, good, m2m, requestWith } from './visits.test-support.ts';

/** Headers of requests. Together they lead to a call of every port. */
const VISITS: ReadonlyArray<Readonly<Record<string, string>>> = [
  { authorization: good },
  { authorization: m2m },
  { authorization: 'ak_1' },
  { authorization: 'oat_1' },
  cookies({ __session: good, __client_uat: '1' }),
  cookies({ __session: good, __client_uat: '1', __clerk_handshake: 'a.b.c' }),
  cookies({ __session: good, __client_uat: '1', __clerk_handshake_nonce: 'n' }),
  cookies({ __session: expired, __client_uat: '1', ...suffixed({ __refresh: 'r' }) }),
];

const unreadable = new Proxy(
  {},
  {
    get: () => {
      throw new Error('boom');
    },
  },
);

const HOSTILE_CODES = [
  'x\r\nset-cookie: a=b',
  'é\u0000',
  '',
  'x'.repeat(100_000),
  '__proto__',
  'constructor',
];

function withField(error: ClerkError, name: string, value: unknown): ClerkError {
  return Object.defineProperty(error, name, { value });
}

const ANSWERS: readonly unknown[] = [
  ...[undefined, null, 5, 'text', [], {}, () => 5, new Date(0), unreadable],
  ...[
    undefined,
    null,
    5,
    '',
    'text',
    [],
    [5],
    {},
    { sub: 5 },
    { id: 5, subject: 'x' },
    { header: 1 },
  ].flatMap((value) => [
    { result: value, error: null },
    { result: null, error: value },
  ]),
  ...[
    { code: 5, message: 5 },
    { code: 'x', message: 'y', status: 'z' },
    { code: 'x\r\n', message: 'é', status: 9 },
  ].map((error) => ({ result: null, error })),
  ...HOSTILE_CODES.flatMap((code) => [
    { result: null, error: new ClerkError('x', { code }) },
    { result: null, error: withField(new ClerkError('x', { code: 'fine' }), 'code', code) },
    { result: null, error: withField(new ClerkError('x', { code: 'token-expired' }), 'reason', code) },
    { result: null, error: withField(new ClerkError('x', { code: 'token-expired' }), 'action', code) },
    { result: null, error: withField(new ClerkError('x', { code: 'fine' }), 'message', code) },
  ]),
  { result: null, error: withField(new ClerkError('x', { code: 'x' }), 'action', Object.create(null)) },
  { result: { handshake: 5 }, error: null },
  { result: { header: {}, payload: null }, error: null },
  { result: { header: null, payload: {} }, error: null },
];

const WAYS: ReadonlyArray<readonly [how: string, port: () => unknown]> = [
  [
    'throws',
    () => {
      throw new Error('boom');
    },
  ],
  [
    'throws a value that is not an error',
    () => {
      throw null;
    },
  ],
  ['rejects', () => Promise.reject(new Error('boom'))],
  ...ANSWERS.flatMap((answer, index): typeof WAYS => [
    [`returns answer ${index} at once`, () => answer],
    [`returns answer ${index}`, async () => answer],
  ]),
];

const isAsync = (port: () => unknown) => /^async|reject/.test(String(port));

const PORTS: ReadonlyArray<keyof Ports> = [
  'decodeToken',
  'verifySessionToken',
  'verifyHandshakeToken',
  'verifyMachineJwt',
  'exchangeHandshakeNonce',
  'refreshSession',
  'verifyMachineToken',
  'createSessionToken',
];

const options = {
  jwtKey: PUBLIC_PEM,
  currentDate,
  publishableKey: PRODUCTION_KEY,
  acceptsToken: 'any',
} as const;
const clientOf = (ports: object) => createAuthenticateRequest({ options, ports });

describe.each(PORTS)('whatever %s does, nothing is thrown', (name) => {
  // A synchronous port must handle its promises itself.
  const ways = WAYS.filter(([, port]) => name !== 'decodeToken' || !isAsync(port));

  it.each(ways)('when it %s', async (_how, port) => {
    const { authenticateRequest } = clientOf({ createSessionToken: async () => null, [name]: port });
    for (const headers of VISITS) {
      const state = await authenticateRequest(requestWith(headers));
      const auth = state.toAuth();
      expect(['string', 'object']).toContain(typeof (await auth?.getToken()));
      if (auth?.tokenType === 'session_token' && auth.isAuthenticated) {
        expect(typeof auth.userId).toBe('string');
        const token = await auth.getToken({ template: 'x' });
        expect(token === null || typeof token === 'string').toBe(true);
      }
      expect(auth?.has({ role: 'admin' }) ?? false).toBe(false);
      expect(JSON.stringify([state, debugRequestState(state), auth, auth?.debug()])).not.toContain('boom');
      expect(state.isSignedIn || /^[\w -]+$/.test(state.reason ?? '')).toBe(true);
      expect(state.headers.has('set-cookie')).toBe(
        state.headers.getSetCookie().some((line) => line !== 'a=b'),
      );
    }
  });
});

describe('a port that decodes tokens', () => {
  it('and fails is not a sign-out', async () => {
    const { authenticateRequest } = clientOf({
      decodeToken: () => {
        throw new Error('boom');
      },
    });
    const headers = cookies({ __session: good, __client_uat: '1' });
    expect(await authenticateRequest(requestWith(headers))).toMatchObject({
      status: 'signed-out',
      reason: 'unexpected-error',
      isUnavailable: true,
      error: { cause: new Error('boom') },
    });
  });

  it('is not trusted by the verifier', async () => {
    const { authenticateRequest } = clientOf({
      decodeToken: (token: string) => {
        const { result } = decodeJwt(token);
        return { result: { ...result, payload: { ...result?.payload, sub: 'user_evil' } }, error: null };
      },
    });
    const state = await authenticateRequest(requestWith({ authorization: good }));
    expect(state.toAuth()).toMatchObject({ userId: 'user_1' });
    const machine = await authenticateRequest(requestWith({ authorization: m2m }), {
      acceptsToken: 'm2m_token',
    });
    // The port made up the subject.
    expect(machine.isSignedIn).toBe(false);
  });
});

describe('a port that creates tokens', () => {
  const tokenBy = async (createSessionToken: () => unknown) => {
    const state = await clientOf({ createSessionToken }).authenticateRequest(
      requestWith({ authorization: good }),
    );
    const auth = state.toAuth();
    return auth?.tokenType === 'session_token' ? auth.getToken({ template: 'x' }) : undefined;
  };

  it('leads to null if it fails', async () => {
    expect(await tokenBy(async () => 'made')).toBe('made');
    expect(await tokenBy(async () => Promise.reject(new Error('boom')))).toBeNull();
    expect(await tokenBy(async () => ({ jwt: 'x' }))).toBeNull();
  });

  it('can throw a ConfigError, which is meant for the programmer', async () => {
    const port = async () => Promise.reject(new ConfigError('Pass another apiUrl.'));
    await expect(tokenBy(port)).rejects.toThrow('Pass another apiUrl.');
  });
});
