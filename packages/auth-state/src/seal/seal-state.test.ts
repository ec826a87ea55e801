import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { ConfigError } from '@x/errors';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAuthenticateRequest } from '../authenticate-request.ts';
import type { Ports } from '../ports/ports.ts';
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import { cookies, sessionToken } from '../tokens.test-support.ts';
import { bearing, expired, good, m2m, navigation, production, requestWith } from '../visits.test-support.ts';
import { openState } from './open-state.ts';
import { sealState } from './seal-state.ts';
import { stripSealedState } from './strip-sealed-state.ts';

const SECRET = 'sk_test_a_secret_of_the_application';
const HEADER = 'x-clerk-sealed-state';
const NOW = 1_700_000_000_000;
const clock = { now: () => NOW };
const at = (seconds: number) => ({ now: () => NOW + seconds * 1_000 });

const MACHINES = {
  api_key: { id: 'ak_1', subject: 'user_1', scopes: ['read'], name: 'ci', claims: { a: 1 } },
  m2m_token: { id: 'mt_1', subject: 'mch_1', scopes: [], claims: null },
  oauth_token: { id: 'oat_1', subject: 'user_2', scopes: ['email'], clientId: 'client_1' },
} as const;

const ports = {
  // The port returns the token of the type that it was called for.
  verifyMachineToken: (async (type) => ({
    result: MACHINES[type],
    error: null,
  })) as NonNullable<Ports['verifyMachineToken']>,
};

function stateOf(request: Request, options: AuthenticateRequestOptions = {}, given: Partial<Ports> = ports) {
  const bound = { ...production, acceptsToken: 'any', ...options } as const;
  return createAuthenticateRequest({ options: bound, ports: given }).authenticateRequest(request);
}

async function handOn(request: Request, options?: AuthenticateRequestOptions) {
  const state = await stateOf(request, options);
  const opened = await openState(await sealState(state, SECRET, clock), SECRET, clock);
  return { state, opened };
}

/** Auth objects have functions, which are new with each. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a state that was handed on', () => {
  it.each([
    ['a signed-in user', bearing(good)],
    ['a signed-out visitor', requestWith({})],
    ['an expired token', bearing(expired)],
    ['a session in a cookie', requestWith(cookies({ __session: good, __client_uat: '1' }))],
    ['an API key', bearing('ak_1')],
    ['an M2M token', bearing('mt_1')],
    ['an M2M token that is a JWT', bearing(m2m)],
    ['an OAuth token', bearing('oat_1')],
  ])('is the same for %s', async (_who, request) => {
    const { state, opened } = await handOn(request);
    const { status, isSignedIn, isAuthenticated, isUnavailable, reason, message, rule, tokenType, token } =
      state;
    expect(opened).toMatchObject({
      status,
      isSignedIn,
      isAuthenticated,
      isUnavailable,
      reason,
      message,
      rule,
      tokenType,
      token,
    });
    expect(plain(opened?.toAuth())).toEqual(plain(state.toAuth()));
    expect(opened?.toAuth().debug()).toEqual(state.toAuth()?.debug());
    expect(await opened?.toAuth().getToken()).toBe(state.token);
  });

  it('is the same for a token of a type that is not accepted', async () => {
    const { state, opened } = await handOn(bearing('ak_1'), { acceptsToken: ['session_token', 'm2m_token'] });
    expect([opened?.reason, opened?.tokenType]).toEqual(['token-type-mismatch', null]);
    expect(plain(opened?.toAuth())).toEqual(plain(state.toAuth()));
  });

  it('is unavailable after an outage', async () => {
    const down = { verifySessionToken: async () => Promise.reject(new Error('down')) };
    const state = await stateOf(bearing(good), {}, down);
    const opened = await openState(await sealState(state, SECRET), SECRET);
    expect([opened?.isUnavailable, opened?.reason]).toEqual([true, 'unexpected-error']);
  });

  it('answers has() with the organization', async () => {
    const token = await sessionToken({
      v: 2,
      o: { id: 'org_1', rol: 'admin', per: 'read', fpm: '1' },
      fea: 'o:notes',
    });
    const { opened } = await handOn(bearing(token));
    const auth = opened?.toAuth();
    expect(auth?.has({ role: 'admin', permission: 'org:notes:read' })).toBe(true);
    expect(auth?.has({ role: 'member' })).toBe(false);
  });

  it('keeps a pending session', async () => {
    const { opened } = await handOn(bearing(await sessionToken({ sts: 'pending' })));
    expect(opened?.toAuth().isAuthenticated).toBe(false);
    expect(opened?.toAuth({ treatPendingAsSignedOut: false }).isAuthenticated).toBe(true);
  });

  it('has the claims that a port verified', async () => {
    const sub = 'user_of_the_port';
    const state = await stateOf(
      bearing(good),
      {},
      { verifySessionToken: async () => ({ result: { sub, exp: 1, sid: 's' }, error: null }) },
    );
    const opened = await openState(await sealState(state, SECRET), SECRET, { acceptsToken: 'session_token' });
    expect(opened?.toAuth().userId).toBe(sub);
  });

  it('has the claims of a pending session that a port verified', async () => {
    const claims = { sub: 'user_of_the_port', exp: 1, sid: 's', sts: 'pending' };
    const given = { verifySessionToken: async () => ({ result: claims, error: null }) };
    const state = await stateOf(bearing(good), {}, given);
    const opened = await openState(await sealState(state, SECRET), SECRET, { acceptsToken: 'session_token' });
    expect(opened?.toAuth({ treatPendingAsSignedOut: false }).userId).toBe('user_of_the_port');
  });

  it('creates tokens by the port of the part that opens it', async () => {
    const { state } = await handOn(bearing(good));
    const sealed = await sealState(state, SECRET);
    const without = await openState(sealed, SECRET);
    await expect(without?.toAuth().getToken({ template: 'x' })).rejects.toThrow(ConfigError);
    const createSessionToken = async ({
      sessionId,
      template,
    }: {
      sessionId: string;
      template?: string | undefined;
    }) => `${sessionId} ${template}`;
    const opened = await openState(sealed, SECRET, { createSessionToken });
    expect(await opened?.toAuth().getToken({ template: 'x' })).toBe('sess_1 x');
  });

  it('shows no token as JSON', async () => {
    const { opened } = await handOn(bearing(good));
    expect(JSON.stringify(opened)).not.toContain('eyJ');
    expect(plain(opened)).toEqual({
      status: 'signed-in',
      rule: 'H3',
      reason: null,
      message: null,
      isUnavailable: false,
      tokenType: 'session_token',
      isSignedIn: true,
      isAuthenticated: true,
    });
  });

  it('can be handed on again', async () => {
    const { opened } = await handOn(bearing(good));
    const again = opened && (await openState(await sealState(opened, SECRET), SECRET));
    expect(plain(again?.toAuth())).toEqual(plain(opened?.toAuth()));
  });

  it.each([
    ['ak_1', 'session_token', null],
    ['ak_1', ['m2m_token', 'session_token'], null],
    ['ak_1', ['m2m_token', 'api_key'], 'user_1'],
    ['ak_1', 'any', 'user_1'],
  ] as const)('of the token %s is opened for %j', async (token, acceptsToken, userId) => {
    const state = await stateOf(bearing(token));
    const opened = await openState(await sealState(state, SECRET), SECRET, { acceptsToken });
    const auth = opened?.toAuth();
    expect(auth?.isAuthenticated === true && 'userId' in auth ? auth.userId : null).toBe(userId);
    const isAccepted = userId !== null;
    expect([opened?.isSignedIn, opened?.isAuthenticated, opened?.token]).toEqual([
      isAccepted,
      isAccepted,
      isAccepted ? token : null,
    ]);
    expect(opened?.reason).toBe(isAccepted ? null : 'token-type-mismatch');
  });
});

describe('openState()', () => {
  const sealed = async (options = {}) =>
    sealState(await stateOf(bearing(good)), SECRET, { ...clock, ...options });

  it('takes headers as Node has them', async () => {
    const value = (await sealed()).get(HEADER) ?? '';
    expect((await openState({ [HEADER]: value }, SECRET, clock))?.status).toBe('signed-in');
    expect(await openState({ [HEADER]: [value, value] }, SECRET, clock)).toBeNull();
    expect(await openState({}, SECRET, clock)).toBeNull();
  });

  it('resolves to null after the time limit', async () => {
    const headers = await sealed();
    expect(await openState(headers, SECRET, at(59.999))).not.toBeNull();
    expect(await openState(headers, SECRET, at(60))).toBeNull();
    const short = await sealed({ maxAgeInSeconds: 0.5 });
    expect(await openState(short, SECRET, at(0.499))).not.toBeNull();
    expect(await openState(short, SECRET, at(0.5))).toBeNull();
    expect(await openState(await sealed({ maxAgeInSeconds: 3_600 }), SECRET, at(3_599))).not.toBeNull();
    const broken = openState(headers, SECRET, { now: () => Number.NaN });
    await expect(broken).rejects.toBeInstanceOf(ConfigError);
  });

  it('uses the clock of the platform by default', async () => {
    vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
    const headers = await sealState(await stateOf(bearing(good)), SECRET);
    expect(await openState(headers, SECRET)).not.toBeNull();
    vi.setSystemTime(NOW + 60_000);
    expect(await openState(headers, SECRET)).toBeNull();
  });

  it('resolves to null for another secret', async () => {
    expect(await openState(await sealed(), `${SECRET}x`, clock)).toBeNull();
    expect(await openState(await sealed(), 'x', clock)).toBeNull();
  });

  it('resolves to null if any character was changed', async () => {
    const value = (await sealed()).get(HEADER) ?? '';
    const positions = Array.from({ length: 40 }, (_, index) => Math.floor((index * value.length) / 40));
    for (const position of [...positions, value.length - 1]) {
      const other = value[position] === 'A' ? 'B' : 'A';
      const changed = value.slice(0, position) + other + value.slice(position + 1);
      expect(await openState({ [HEADER]: changed }, SECRET, clock)).toBeNull();
    }
    for (const cut of [
      value.slice(0, -1),
      value.slice(1),
      `${value}AAAA`,
      value.slice(0, 16),
      `${value}, ${value}`,
    ]) {
      expect(await openState({ [HEADER]: cut }, SECRET, clock)).toBeNull();
    }
  });

  it('resolves to null for hostile headers', async () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.base64String({ maxLength: 12_000 }),
      fc.constantFrom('', ' ', 'null', 'A'.repeat(8_192), 'A'.repeat(100_000), 'A'.repeat(16)),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (value) => {
        expect(await openState({ [HEADER]: value }, SECRET)).toBeNull();
      }),
      { seed: 20_261_129, numRuns: 300 },
    );
    for (const headers of [null, undefined, 1, 'text', [], { get: () => 1 }, { get: () => ['A'] }]) {
      // Not the headers that the type allows.
      expect(await openState(headers as unknown as Headers, SECRET)).toBeNull();
    }
  });

  it.each(['', null, undefined, 1, {}])('rejects with a ConfigError for the secret %j', async (secret) => {
    // Not the secret that the type allows.
    const message = 'Pass the secret that seals states as a non-empty string.';
    await expect(openState(new Headers(), secret as string)).rejects.toThrow(new ConfigError(message));
    const sealing = sealState(await stateOf(bearing(good)), secret as string);
    await expect(sealing).rejects.toThrow(new ConfigError(message));
  });
});

describe('sealState()', () => {
  it('sets one header, which shows nothing and differs each time', async () => {
    const state = await stateOf(bearing(good));
    const [some, other] = [await sealState(state, SECRET), await sealState(state, SECRET)];
    expect([...some.keys()]).toEqual([HEADER]);
    const value = some.get(HEADER) ?? '';
    expect(value).toMatch(/^[\w-]+$/);
    expect(atob(value.replace(/-/g, '+').replace(/_/g, '/'))).not.toMatch(/eyJ|user_1|signed-in/);
    expect(other.get(HEADER)).not.toBe(value);
  });

  it('does not repeat the claims that the token has', async () => {
    const claims = { note: 'x'.repeat(2_500) };
    const value =
      (await sealState(await stateOf(bearing(await sessionToken(claims))), SECRET)).get(HEADER) ?? '';
    expect(value.length).toBeLessThan(6_000);
  });

  it('sets no header if the state is too large', async () => {
    const claims = { note: 'x'.repeat(5_000) };
    const headers = await sealState(await stateOf(bearing(await sessionToken(claims))), SECRET);
    expect([...headers]).toEqual([]);
    expect(await openState(headers, SECRET)).toBeNull();
  });

  it('opens every state that it seals, up to the limit', async () => {
    const lengths = new Set<number>();
    for (let length = 3_900; length < 4_400; length += 20) {
      const state = await stateOf(bearing(await sessionToken({ note: 'x'.repeat(length) })));
      const headers = await sealState(state, SECRET);
      const opened = await openState(headers, SECRET);
      expect(opened !== null).toBe(headers.has(HEADER));
      lengths.add(headers.get(HEADER)?.length ?? 0);
    }
    expect(Math.max(...lengths)).toBeLessThanOrEqual(8_192);
    expect(Math.max(...lengths)).toBeGreaterThan(8_100);
    expect(lengths).toContain(0);
  });

  it.each([0, -1, 3_601, Number.NaN, Number.POSITIVE_INFINITY, '60', null])(
    'rejects with a ConfigError for maxAgeInSeconds %s',
    async (maxAgeInSeconds) => {
      const state = await stateOf(bearing(good));
      // Not the number that the type allows.
      const sealing = sealState(state, SECRET, { maxAgeInSeconds: maxAgeInSeconds as number });
      await expect(sealing).rejects.toThrow(ConfigError);
      await expect(sealing).rejects.toThrow(
        'Option "maxAgeInSeconds" must be a number above 0, at most 3600, not ',
      );
    },
  );

  it('does not seal a state that cannot be read', async () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    await expect(sealState(proxy as never, SECRET)).rejects.toThrow('The state cannot be read');
    await expect(openState(proxy as never, SECRET)).rejects.toThrow('The headers cannot be read');
  });

  it.each(['Headers', 'TextDecoder', 'TextEncoder'])('names the global %s if it is missing', async (name) => {
    const state = await stateOf(bearing(good));
    vi.stubGlobal(name, undefined);
    await expect(sealState(state, SECRET)).rejects.toThrow(`no global "${name}"`);
  });

  it('rejects with a ConfigError for a handshake', async () => {
    const cookie = cookies({ __session: expired, __client_uat: '1' });
    const state = await stateOf(requestWith({ ...navigation, ...cookie }));
    expect(state.status).toBe('handshake');
    await expect(sealState(state, SECRET)).rejects.toThrow('Send its redirect');
  });
});

describe('the options', () => {
  it('reject unknown names and a clock that is not a function', async () => {
    const state = await stateOf(bearing(good));
    // Not the options that the type allows.
    const typo = { maxAge: 5 } as object;
    await expect(sealState(state, SECRET, typo)).rejects.toThrow('Unknown option "maxAge" of sealState.');
    await expect(openState(new Headers(), SECRET, typo)).rejects.toThrow(
      'Unknown option "maxAge" of openState.',
    );
    const stopped = { now: 5 } as object;
    await expect(sealState(state, SECRET, stopped)).rejects.toThrow('"now" must be a function');
    await expect(openState(new Headers(), SECRET, stopped)).rejects.toThrow('"now" must be a function');
  });
});

describe('stripSealedState()', () => {
  it('removes what a visitor may have made up, and keeps the rest', () => {
    const headers = new Headers({
      [HEADER]: 'x',
      'X-Clerk-Auth-Status': 'signed-in',
      'x-clerk-auth-token': 'x',
      'x-clerk-auth-signature': 'x',
      'x-clerk-auth-reason': 'x',
      'x-clerk-auth-message': 'x',
      'x-clerk-request-data': 'x',
      authorization: 'Bearer x',
      cookie: 'a=1',
    });
    expect([...stripSealedState(headers).keys()]).toEqual(['authorization', 'cookie']);
    expect(headers.has(HEADER)).toBe(true);
  });
});

it.each([undefined, null, 'state', {}, { status: 'signed-in' }])(
  'rejects %j in place of a state',
  async (state) => {
    await expect(sealState(state as never, 'a secret')).rejects.toThrow(
      'Pass sealState the state of a request',
    );
  },
);

it.each([
  [() => 'x', 'Option "now" must return milliseconds since 1970, not "x".'],
  [() => Number.NaN, 'Option "now" must return milliseconds since 1970, not NaN.'],
  [() => Number.POSITIVE_INFINITY, 'Option "now" must return milliseconds since 1970, not Infinity.'],
  [
    () => 1_790_000_000,
    'Option "now" must return milliseconds since 1970, not 1790000000. It looks like seconds: multiply it by 1000.',
  ],
  [5, 'Option "now" must be a function that returns milliseconds, not 5.'],
  [
    () => {
      throw new Error('no');
    },
    'The function in the option "now" threw an error, which is the cause.',
  ],
])('rejects the clock %s', async (now, message) => {
  const options = { now: now as () => number };
  await expect(openState(new Headers(), 'a secret', options)).rejects.toThrow(new ConfigError(message));
});

describe('a sealed state', () => {
  // The format is that of decision 034, built here with the functions of Node.
  const keyOf = (secret: string) =>
    Buffer.from(hkdfSync('sha256', secret, '', '@x/auth-state sealed state v1', 32));
  const sealText = (text: string) => {
    const nonce = Buffer.alloc(12, 7);
    const cipher = createCipheriv('aes-256-gcm', keyOf(SECRET), nonce);
    const encrypted = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
    return new Headers({ [HEADER]: Buffer.concat([nonce, encrypted]).toString('base64url') });
  };
  const openContent = (content: unknown) => openState(sealText(JSON.stringify(content)), SECRET, clock);

  it('is a nonce and AES-GCM with a key that is derived for this purpose', async () => {
    const headers = await sealState(await stateOf(bearing(good)), SECRET, clock);
    const bytes = Buffer.from(headers.get(HEADER) ?? '', 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', keyOf(SECRET), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(-16));
    const text = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString();
    expect(JSON.parse(text)).toEqual({
      expiresAtInMs: NOW + 60_000,
      status: 'signed-in',
      rule: 'H3',
      reason: null,
      message: null,
      isUnavailable: false,
      tokenType: 'session_token',
      token: good,
    });
  });

  it.each<readonly [name: string, request: Request, options: AuthenticateRequestOptions, more: string[]]>([
    ['a signed-out visitor', requestWith({}), {}, []],
    ['a machine', bearing('ak_1'), {}, ['machineToken']],
    ['a caller without a machine token', requestWith({}), { acceptsToken: 'api_key' }, []],
  ])('has no claims of %s, and no machine token but its own', async (_name, request, options, more) => {
    const headers = await sealState(await stateOf(request, options), SECRET, clock);
    const bytes = Buffer.from(headers.get(HEADER) ?? '', 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', keyOf(SECRET), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(-16));
    const text = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString();
    const common = 'expiresAtInMs status rule reason message isUnavailable tokenType token'.split(' ');
    expect(Object.keys(JSON.parse(text))).toEqual([...common, ...more]);
  });

  it.each(['', 'text', 'null', '5', '[]', '{}', '{"expiresAtInMs":"soon"}'])(
    'with the content %j of another version is not opened',
    async (text) => {
      expect(await openState(sealText(text), SECRET, clock)).toBeNull();
    },
  );

  it.each([
    ['an API key without its fields', { tokenType: 'api_key', token: 'ak_1' }],
    ['a session whose token is not a JWT', { tokenType: 'session_token', token: 'opaque' }],
    ['a session without a token', { tokenType: 'session_token', token: null, claims: { sub: 'user_1' } }],
    ['a machine without a token', { tokenType: 'm2m_token', token: null, machineToken: MACHINES.m2m_token }],
  ])('of %s does not authenticate a caller', async (_what, parts) => {
    const opened = await openContent({ expiresAtInMs: NOW + 1, status: 'signed-in', rule: 'H3', ...parts });
    const auth = opened?.toAuth();
    expect([auth?.isAuthenticated, auth?.tokenType]).toEqual([false, parts.tokenType]);
  });

  it('says why a token of another type is not accepted, and nothing else about it', async () => {
    const state = await stateOf(bearing('ak_1'));
    const headers = await sealState(state, SECRET, clock);
    const opened = await openState(headers, SECRET, { ...clock, acceptsToken: 'session_token' });
    expect(plain(opened)).toEqual({
      status: 'signed-out',
      rule: state.rule,
      reason: 'token-type-mismatch',
      message: '',
      isUnavailable: false,
      tokenType: 'api_key',
      isSignedIn: false,
      isAuthenticated: false,
    });
  });
});

it('rejects an unknown type of token before it looks at the headers', async () => {
  const opening = openState(new Headers(), 'a secret', { acceptsToken: 'nope' as never });
  await expect(opening).rejects.toBeInstanceOf(ConfigError);
});

it('derives the key of a secret once, also if a thousand tenants with their own secrets come in turn', async () => {
  const deriveKey = vi.spyOn(crypto.subtle, 'deriveKey');
  const state = await stateOf(requestWith({}));
  for (let index = 0; index < 2_000; index++) {
    await sealState(state, `sk_test_the_secret_of_tenant_${index % 1_000}`, clock);
  }
  expect(deriveKey).toHaveBeenCalledTimes(1_000);
  deriveKey.mockRestore();
});
