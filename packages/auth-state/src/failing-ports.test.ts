import { ClerkError, ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import type { Ports } from './ports/ports.ts';
import { debugRequestState } from './render/debug-request-state.ts';
import type { AnyRequestState } from './render/request-state.ts';
import { cookies, DEVELOPMENT_KEY, PRODUCTION_KEY, suffixed } from './tokens.test-support.ts';
import { expired, good, m2m, visit } from './visits.test-support.ts';

const boom = new Error('boom, at db://user:password@host');
/** The cause of an error is a copy if it holds a secret. */
const redacted = new Error('boom, at db://[redacted]@host');

interface Way {
  readonly headers: Readonly<Record<string, string>>;
  readonly url?: string;
  readonly publishableKey?: string;
}

/** A request that leads to a call of the port. */
const WAYS: { readonly [Port in keyof Ports]?: Way } = {
  verifySessionToken: { headers: { authorization: good } },
  verifyMachineToken: { headers: { authorization: 'ak_1' } },
  verifyMachineJwt: { headers: { authorization: m2m } },
  verifyHandshakeToken: { headers: cookies({ __clerk_handshake: 'a.b.c' }) },
  exchangeHandshakeNonce: { headers: cookies({ __clerk_handshake_nonce: 'n' }) },
  refreshSession: {
    headers: cookies({ __session: expired, __client_uat: '1', ...suffixed({ __refresh: 'r' }) }),
  },
};

function ask(
  { headers, url = 'https://app.example.com/', publishableKey = PRODUCTION_KEY }: Way,
  ports: Partial<Ports>,
): Promise<AnyRequestState> {
  return visit({ url, headers, options: { publishableKey, acceptsToken: 'any' }, ports });
}

describe.each(Object.entries(WAYS))('%s', (name, way) => {
  it.each([
    ['throws', async () => Promise.reject(boom), redacted, `The port ${name} threw`],
    [
      'throws at once',
      () => {
        throw boom;
      },
      redacted,
      `The port ${name} threw`,
    ],
    ['returns nothing', async () => undefined, undefined, `The port ${name} returned no result`],
    [
      'returns a string',
      async () => ({ result: 'x', error: null }),
      undefined,
      `The port ${name} returned no result`,
    ],
    [
      'returns null',
      async () => ({ result: null, error: null }),
      undefined,
      `The port ${name} returned no result`,
    ],
  ])('that %s is reported, and is not a sign-out', async (_how, port, cause, message) => {
    // The test passes a port of another type.
    const state = await ask(way, { [name]: port } as Partial<Ports>);
    expect(state).toMatchObject({ status: 'signed-out', isUnavailable: true });
    expect(state.message).toContain(message);
    expect(state.error?.cause).toEqual(cause);
    const told = JSON.stringify([
      state,
      debugRequestState(state),
      state.toAuth()?.debug(),
      [...state.headers],
    ]);
    expect(told).toContain(message);
    expect(told).not.toMatch(/boom|password/);
  });

  it('can throw a ConfigError, which is meant for the programmer', async () => {
    const port = async () => Promise.reject(new ConfigError('Pass another apiUrl.'));
    await expect(ask(way, { [name]: port })).rejects.toThrow('Pass another apiUrl.');
  });
});

describe('an invalid answer', () => {
  const BY_PORT: ReadonlyArray<readonly [name: keyof typeof WAYS, answer: unknown]> = [
    ...[{ code: 'x', message: 5 }, { code: 5, message: 'y' }, { reason: 'token-expired' }].flatMap((error) =>
      (['verifySessionToken', 'verifyMachineToken', 'refreshSession'] as const).map(
        (name) => [name, { result: null, error }] as const,
      ),
    ),
    ...[
      { subject: 'user_1', scopes: 'a' },
      { subject: 5, scopes: [] },
    ].map((result) => ['verifyMachineToken', { result, error: null }] as const),
    ['verifyMachineJwt', { result: { sub: 5 }, error: null }],
  ];

  it.each(BY_PORT)('of %s is reported: %j', async (name, answer) => {
    // The test passes answers of other types. Every port in the list has a request in WAYS.
    const ports = { [name]: async () => answer } as Partial<Ports>;
    const { isUnavailable, message } = await ask(WAYS[name] as Way, ports);
    expect(isUnavailable).toBe(true);
    expect(message).toContain(`The port ${name} returned no result.`);
  });

  it.each([null, undefined, 'z'])('of the API is an outage, with the status %j', async (status) => {
    const ports = {
      verifyMachineToken: async () => ({ result: null, error: { code: 'x', message: 'y', status } }),
    };
    const { isUnavailable, message } = await ask(
      { headers: { authorization: 'ak_1' } },
      ports as Partial<Ports>,
    );
    expect(isUnavailable).toBe(true);
    expect(message).toBe('The port verifyMachineToken was answered with fetch-error (no response).');
  });
});

describe('a value that a port throws', () => {
  const thrown = new ClerkError('No such instance', { code: 'instance-unknown' });

  it('is thrown again only if it is a ConfigError', async () => {
    const state = await ask(
      { headers: { authorization: good } },
      { verifySessionToken: async () => Promise.reject(thrown) },
    );
    expect(state.error?.cause).toBe(thrown);
  });

  it('is reported for decodeToken as well', async () => {
    const decodeToken = () => {
      throw boom;
    };
    const state = await ask({ headers: cookies({ __session: good, __client_uat: '1' }) }, { decodeToken });
    expect(state.message).toContain('The port decodeToken threw');
  });
});

describe('an error that a port of the API returns', () => {
  const refusal = { result: null, error: { code: 'resource_not_found', message: 'x', status: 404 } };

  it('is reported if a nonce could not be exchanged', async () => {
    const url = 'https://app.example.com/?__clerk_handshake_nonce=n';
    const headers = { 'sec-fetch-dest': 'document' };
    const state = await ask(
      { headers, url, publishableKey: DEVELOPMENT_KEY },
      { exchangeHandshakeNonce: async () => refusal as never },
    );
    expect(state).toMatchObject({ status: 'signed-out', isUnavailable: false });
    expect(state.message).toMatch(
      /^The port exchangeHandshakeNonce was answered with resource_not_found \(404\)\./,
    );
  });

  it('is reported if a handshake token could not be verified', async () => {
    const state = await ask({ headers: cookies({ __clerk_handshake: 'a.b.c' }) }, {});
    expect(state).toMatchObject({ status: 'signed-out', isUnavailable: false });
    expect(state.message).not.toBe('');
    expect(state.error).toMatchObject({ reason: 'token-invalid' });
  });
});

it('a signed-in state has no error', async () => {
  expect(await ask({ headers: { authorization: good } }, {})).toMatchObject({
    isSignedIn: true,
    error: null,
  });
});
