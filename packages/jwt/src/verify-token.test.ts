import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '@x/errors';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTokenVerifier, createVerifierWithKeys } from './create-token-verifier.ts';
import type { JwksLoadEvent } from './jwks/jwks-load-event.ts';
import type { JwksStore } from './jwks/jwks-store.ts';
import { createKeySource } from './jwks/key-source.ts';
import { CLAIMS, HEADER, makeToken, NOW, rsaKey } from './test-support/tokens.test-support.ts';
import type { VerifyTokenOptions } from './token-verifier-options.ts';
import { verifyHandshakeToken } from './verify-handshake-token.ts';
import { verifyToken } from './verify-token.ts';

const key = rsaKey();
const token = makeToken(key);
const currentDate = NOW;

describe('the key of verifyToken()', () => {
  const otherPem = rsaKey().publicPem;

  it('comes from the jwtKey option first, as PEM or JWK', async () => {
    vi.stubEnv('CLERK_JWT_KEY', otherPem);
    for (const jwtKey of [key.publicPem, key.publicJwk]) {
      expect(await verifyToken(token, { jwtKey, currentDate })).toEqual({ result: CLAIMS, error: null });
    }
  });

  it('comes from the environment next', async () => {
    vi.stubEnv('CLERK_JWT_KEY', key.publicPem.replaceAll('\n', '\\n'));
    expect((await verifyToken(token, { currentDate, secretKey: 'sk_test_unused' })).error).toBeNull();
    vi.stubEnv('CLERK_JWT_KEY', otherPem);
    expect((await verifyToken(token, { currentDate })).error?.reason).toBe('token-invalid-signature');
  });

  it('does not come from the environment if jwtKey is null', async () => {
    vi.stubEnv('CLERK_JWT_KEY', key.publicPem);
    expect((await verifyToken(token, { jwtKey: null })).error?.reason).toBe('jwk-failed-to-resolve');
  });
});

describe('verifyToken() by default', () => {
  it.each([
    ['a template token', CLAIMS, { ...HEADER, cat: 'cl_B7d4PD222AAA' }],
    ['a machine token by category', CLAIMS, { ...HEADER, cat: 'cl_B7d4PD333AAA' }],
    ['a machine token by subject', { ...CLAIMS, sub: 'mch_1' }, HEADER],
    ['an OAuth access token', CLAIMS, { ...HEADER, typ: 'at+jwt' }],
    ['a category that is not a string', CLAIMS, { ...HEADER, cat: 1 }],
  ])('rejects %s', async (_name, payload, header) => {
    const { error } = await verifyToken(makeToken(key, payload, header), {
      jwtKey: key.publicPem,
      currentDate,
    });
    expect(error?.reason).toBe('token-invalid');
  });

  it('accepts a token with the category of sessions', async () => {
    const session = makeToken(key, CLAIMS, { ...HEADER, cat: 'cl_B7d4PD111AAA' });
    expect((await verifyToken(session, { jwtKey: key.publicPem, currentDate })).error).toBeNull();
  });
});

describe('verifyToken() with tokenClasses', () => {
  const template = makeToken(key, CLAIMS, { ...HEADER, cat: 'cl_B7d4PD222AAA' });
  const verify = (text: string, tokenClasses: VerifyTokenOptions['tokenClasses']) =>
    verifyToken(text, { jwtKey: key.publicPem, currentDate, tokenClasses });

  it('accepts the listed classes', async () => {
    expect((await verify(template, ['session', 'template'])).error).toBeNull();
    expect((await verify(token, ['session', 'template'])).error).toBeNull();
    expect((await verify(template, ['template'])).error).toBeNull();
    expect((await verify(token, ['template'])).error?.reason).toBe('token-invalid');
  });

  it.each([[[]], [['machine', 'session']], [['session', undefined]]])(
    'throws a ConfigError for %j',
    async (classes) => {
      // The test passes invalid values.
      await expect(verify(token, classes as ['session'])).rejects.toBeInstanceOf(ConfigError);
    },
  );
});

describe('verifyHandshakeToken()', () => {
  const handshake = ['__session=x; Path=/', '__client_uat=1; Path=/'];
  const verify = (payload: unknown, header: object = {}) =>
    verifyHandshakeToken(makeToken(key, payload, { ...HEADER, ...header }), { jwtKey: key.publicPem });

  it('resolves to the directives of a genuine token, which has neither subject nor times', async () => {
    expect(await verify({ handshake })).toEqual({ result: { handshake }, error: null });
  });

  it.each([
    ['a session token', CLAIMS, {}],
    ['directives that are not a list', { handshake: '__session=x' }, {}],
    ['a directive that is not a string', { handshake: [1] }, {}],
    ['a template token', { handshake }, { cat: 'cl_B7d4PD222AAA' }],
    ['a machine token', { handshake }, { cat: 'cl_B7d4PD333AAA' }],
  ])('rejects %s', async (_name, payload, header) => {
    expect((await verify(payload, header)).error?.reason).toBe('token-invalid');
  });

  it('rejects a forged token', async () => {
    const forged = makeToken(rsaKey(), { handshake });
    expect((await verifyHandshakeToken(forged, { jwtKey: key.publicPem })).error?.reason).toBe(
      'token-invalid-signature',
    );
  });
});

describe('verifyToken() with JWKS over HTTP', () => {
  let server: Server;
  let url: string;
  let requests: IncomingMessage[];
  let respond: (response: ServerResponse) => void;

  const sendKeys = (response: ServerResponse) =>
    response.end(JSON.stringify({ keys: [null, 1, key.publicJwk] }));

  beforeEach(async () => {
    requests = [];
    respond = sendKeys;
    server = createServer((request, response) => {
      requests.push(request);
      respond(response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    // The address of a server that listens on TCP has this type.
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const options = (): VerifyTokenOptions => ({
    jwtKey: null,
    secretKey: 'sk_test_secret123',
    apiUrl: url,
    currentDate,
  });

  it('loads the keys with the secret key, once for 50 concurrent calls', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => verifyToken(token, options())));
    expect(results.every(({ error }) => error === null)).toBe(true);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.url).toBe('/v1/jwks');
    expect(requests[0]?.headers.authorization).toBe('Bearer sk_test_secret123');
  });

  it('sends no secret to a jwksUrl', async () => {
    const { error } = await verifyToken(token, { ...options(), jwksUrl: `${url}/.well-known/jwks.json` });
    expect(error).toBeNull();
    expect(requests[0]?.url).toBe('/.well-known/jwks.json');
    expect(requests[0]?.headers.authorization).toBeUndefined();
  });

  it('derives the Frontend API from the publishable key', async () => {
    const fetch = vi.fn(async () => Response.json({ keys: [key.publicJwk] }));
    const publishableKey = `pk_test_${btoa('clerk.example.com$')}`;
    expect((await verifyToken(token, { jwtKey: null, publishableKey, fetch, currentDate })).error).toBeNull();
    expect(fetch).toHaveBeenCalledWith('https://clerk.example.com/.well-known/jwks.json', expect.anything());
  });

  it('loads once for 200 unknown key ids', async () => {
    const verifier = createTokenVerifier(options());
    expect((await verifier.verify(token)).error).toBeNull();
    for (let index = 0; index < 200; index++) {
      const { error } = await verifier.verify(makeToken(key, CLAIMS, { ...HEADER, kid: `ins_x${index}` }));
      expect(error?.reason).toBe('jwk-kid-mismatch');
      expect(error?.message).not.toContain('ins_1');
    }
    expect(requests).toHaveLength(1);
  });

  it('shares nothing between verifiers', async () => {
    await createTokenVerifier(options()).verify(token);
    await createTokenVerifier(options()).verify(token);
    expect(requests).toHaveLength(2);
  });

  it('loads the keys for every token with skipJwksCache', async () => {
    const verifier = createTokenVerifier({ ...options(), skipJwksCache: true });
    await verifier.verify(token);
    await verifier.verify(token);
    expect(requests).toHaveLength(2);
  });

  const answers: ReadonlyArray<readonly [name: string, respond: typeof respond, reason: string]> = [
    ['500', (response) => response.writeHead(500).end('oops'), 'jwk-remote-failed-to-load'],
    ['HTML', (response) => response.end('<html>'), 'jwk-remote-failed-to-load'],
    ['an empty body', (response) => response.end(), 'jwk-remote-failed-to-load'],
    ['JSON null', (response) => response.end('null'), 'jwk-remote-failed-to-load'],
    ['no keys', (response) => response.end('{"keys":[]}'), 'jwk-remote-invalid'],
    ['a reset connection', (response) => response.destroy(), 'jwk-remote-failed-to-load'],
    [
      'a cut-off body',
      (response) => response.writeHead(200, { 'content-length': 99 }).write('{"ke', () => response.destroy()),
      'jwk-remote-failed-to-load',
    ],
    ['50 MB', (response) => response.end(' '.repeat(50_000_000)), 'jwk-remote-failed-to-load'],
    ['missing', () => undefined, 'jwk-remote-failed-to-load'],
    [
      'a rejected secret key',
      (response) => response.writeHead(401).end('{"errors":[{"code":"clerk_key_invalid"}]}'),
      'secret-key-invalid',
    ],
    [
      'a malformed key',
      (response) => response.end('{"keys":[{"kid":"ins_1","kty":"RSA","n":1}]}'),
      'jwk-invalid',
    ],
  ];
  it.each(answers)('returns an error if the answer is %s', async (name, answer, reason) => {
    respond = answer;
    const limit = name === 'missing' ? { timeoutInMs: 300 } : {};
    const { error } = await createTokenVerifier({ ...options(), ...limit }).verify(token);
    expect(error?.reason).toBe(reason);
    expect(`${JSON.stringify(error)}${error?.getFullMessage()}`).not.toContain('secret123');
  });

  it('repeats the request after network errors, 429 and 5xx, and calls the hook', async () => {
    const events: JwksLoadEvent[] = [];
    const turns = [
      (response: ServerResponse) => response.destroy(),
      (response: ServerResponse) => response.writeHead(429, { 'retry-after': '0' }).end(),
      sendKeys,
    ];
    respond = (response) => turns.shift()?.(response);
    const verifier = createTokenVerifier({ ...options(), onJwksLoad: (event) => events.push(event) });
    expect((await verifier.verify(token)).error).toBeNull();
    expect(events).toEqual([{ url: `${url}/v1/jwks`, error: null, attempts: 3 }]);
  });

  it.each([
    ['a rejected secret key', 401, '{"errors":[{"code":"clerk_key_invalid"}]}', {}],
    ['a 404', 404, '', {}],
    ['a Retry-After beyond the total time', 429, '', { 'retry-after': '60' }],
    [
      'a date in Retry-After beyond the total time',
      503,
      '',
      { 'retry-after': new Date(Date.now() + 60_000).toUTCString() },
    ],
    ['an answer that is not a JWKS', 200, '[]', {}],
  ])('does not repeat the request after %s', async (_name, status, body, headers) => {
    respond = (response) => response.writeHead(status, headers).end(body);
    expect((await createTokenVerifier(options()).verify(token)).result).toBeNull();
    expect(requests).toHaveLength(1);
  });

  it('recovers a second after a failed load', async () => {
    const world = { nowInMs: 0 };
    const verifier = createVerifierWithKeys(
      createKeySource(options(), () => world.nowInMs),
      options(),
    );
    respond = (response) => response.writeHead(404).end();
    expect((await verifier.verify(token)).error?.reason).toBe('jwk-remote-failed-to-load');
    respond = sendKeys;
    expect((await verifier.verify(token)).error?.reason).toBe('jwk-remote-failed-to-load');
    expect(requests).toHaveLength(1);
    world.nowInMs = 1_000;
    expect((await verifier.verify(token)).error).toBeNull();
  });

  it('skips keys that cannot be used', async () => {
    const useless = [
      null,
      1,
      {},
      { kid: 'ins_1' },
      { ...key.publicJwk, use: 'enc' },
      { kid: 'ins_1', kty: 'oct', k: 'AA' },
    ];
    respond = (response) => response.end(JSON.stringify({ keys: [...useless, key.publicJwk] }));
    expect((await createTokenVerifier(options()).verify(token)).error).toBeNull();
  });

  it('accepts tokens while the API is down for an hour, and calls the hook', async () => {
    const world = { nowInMs: 0 };
    const events: JwksLoadEvent[] = [];
    const all = { ...options(), timeoutInMs: 50, onJwksLoad: (event: JwksLoadEvent) => events.push(event) };
    const verifier = createVerifierWithKeys(
      createKeySource(all, () => world.nowInMs),
      all,
    );
    // With a short time limit the load could fail on a busy machine.
    const { result: jwks } = await createTokenVerifier(options()).preload();
    verifier.hydrate(jwks && { ...jwks, loadedAtInMs: 0 });
    expect((await verifier.verify(token)).error).toBeNull();
    respond = (response) => response.destroy();
    for (; world.nowInMs <= 2 * 3_600_000; world.nowInMs += 600_000) {
      expect((await verifier.verify(token)).error).toBeNull();
    }
    await expect.poll(() => events.at(-1)?.error?.reason).toBe('jwk-remote-failed-to-load');
  });

  it('preloads the keys, and another verifier takes them over', async () => {
    const { result: jwks } = await createTokenVerifier(options()).preload();
    expect(requests).toHaveLength(1);
    const other = createTokenVerifier(options());
    other.hydrate(JSON.parse(JSON.stringify(jwks)));
    expect((await other.verify(token)).error).toBeNull();
    expect(requests).toHaveLength(1);
  });

  it('shares a load with a fleet through a store', async () => {
    let stored: string | undefined;
    const jwksStore: JwksStore = {
      get: async () => stored && JSON.parse(stored),
      set: async (jwks) => {
        stored = JSON.stringify(jwks);
      },
    };
    for (let machine = 0; machine < 10; machine++) {
      expect((await createTokenVerifier({ ...options(), jwksStore }).verify(token)).error).toBeNull();
    }
    expect(requests).toHaveLength(1);
    expect(stored).not.toContain('secret');
  });

  it.each<readonly [name: string, get: () => Promise<unknown>]>([
    ['rejects', () => Promise.reject(new Error('no store'))],
    ['is empty', async () => null],
    ['holds another value', async () => 'x'],
    ['holds no keys', async () => ({ keys: [], loadedAtInMs: Date.now() })],
    ['holds keys without a time', async () => ({ keys: [key.publicJwk] })],
    [
      'holds keys of another instance',
      async () => ({ keys: [{ ...key.publicJwk, kid: 'x' }], loadedAtInMs: Date.now() }),
    ],
  ])('loads from the API if the store %s', async (_name, get) => {
    // A store may return anything.
    const jwksStore = { get, set: () => Promise.reject(new Error('read only')) } as JwksStore;
    expect((await createTokenVerifier({ ...options(), jwksStore }).verify(token)).error).toBeNull();
    expect(requests).toHaveLength(1);
  });

  it('falls back to an old set of the store while the API is down', async () => {
    respond = (response) => response.writeHead(200).end('<html>');
    const jwksStore: JwksStore = {
      get: async () => ({ keys: [key.publicJwk], loadedAtInMs: Date.now() - 2 * 3_600_000 }),
      set: async () => undefined,
    };
    const verifier = createTokenVerifier({ ...options(), jwksStore });
    for (let count = 0; count < 5; count++) {
      expect((await verifier.verify(token)).error).toBeNull();
    }
    expect(requests).toHaveLength(1);
  });

  it('reports the URL of a JWKS without credentials', async () => {
    respond = (response) => response.writeHead(404).end();
    const jwksUrl = `${url}/keys?token=hidden`;
    const { error } = await createTokenVerifier({ jwtKey: null, jwksUrl, currentDate }).verify(token);
    expect(error?.message).not.toMatch(/hidden/);
  });

  it('returns an error for a set that is nested too deeply, keeps its keys, and survives', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const verifier = createTokenVerifier({ ...options(), skipJwksCache: true });
    respond = (response) =>
      response.end(`{"keys":[${JSON.stringify(key.publicJwk).replace('{', `{"zz":${deep},`)}]}`);
    expect((await verifier.verify(token)).error).toBeNull();
  });

  it.each([
    ['serves no earlier key', { skipJwksCache: true }, 503, '', 'jwk-remote-failed-to-load'],
    [
      'serves no earlier key',
      { skipJwksCache: true },
      401,
      '{"errors":[{"code":"clerk_key_invalid"}]}',
      'secret-key-invalid',
    ],
  ])('%s with skipJwksCache', async (_name, more, status, body, reason) => {
    const verifier = createTokenVerifier({ ...options(), ...more });
    expect((await verifier.verify(token)).error).toBeNull();
    respond = (response) => response.writeHead(status).end(body);
    expect((await verifier.verify(token)).error?.reason).toBe(reason);
  });

  it('does not follow a redirect with a secret', async () => {
    respond = (response) => response.writeHead(302, { location: `${url}/elsewhere` }).end();
    expect((await createTokenVerifier(options()).verify(token)).error?.reason).toBe(
      'jwk-remote-failed-to-load',
    );
    expect(requests).toHaveLength(1);
  });

  it('ends at the time limit although fetch ignores its signal', async () => {
    const fetch = () => new Promise<Response>(() => undefined);
    const { error } = await createTokenVerifier({ ...options(), fetch, timeoutInMs: 30 }).verify(token);
    expect(error?.reason).toBe('jwk-remote-failed-to-load');
  });

  it('ignores a hook that throws or rejects', async () => {
    const hooks = [
      () => {
        throw new Error('hook');
      },
      async () => Promise.reject(new Error('hook')),
    ];
    for (const onJwksLoad of hooks) {
      expect((await createTokenVerifier({ ...options(), onJwksLoad }).verify(token)).error).toBeNull();
    }
  });

  it('shares the loaded keys between calls of verifyToken() with the same hook', async () => {
    const onJwksLoad = () => undefined;
    await verifyToken(token, { ...options(), onJwksLoad });
    await verifyToken(token, { ...options(), onJwksLoad });
    expect(requests).toHaveLength(1);
  });

  it('rejects a token without a key id', async () => {
    const { error } = await createTokenVerifier(options()).verify(makeToken(key, CLAIMS, { alg: 'RS256' }));
    expect(error?.reason).toBe('jwk-remote-missing');
    expect(requests).toHaveLength(0);
  });
});

describe('verify() of a verifier', () => {
  const strict = createTokenVerifier({
    jwtKey: key.publicPem,
    currentDate,
    audience: 'api',
    tokenCacheSize: 5,
  });

  it('does not switch a check off for an override that is undefined', async () => {
    const { error } = await strict.verify(token, { audience: undefined, clockSkewInMs: undefined });
    expect(error?.reason).toBe('token-verification-failed');
  });

  it('accepts the token classes of a call', async () => {
    const verifier = createTokenVerifier({
      jwtKey: key.publicPem,
      currentDate,
      tokenClasses: ['session', 'template'],
    });
    const template = makeToken(key, CLAIMS, { ...HEADER, cat: 'cl_B7d4PD222AAA' });
    expect((await verifier.verify(template)).error).toBeNull();
    expect((await verifier.verify(template, { tokenClasses: ['session'] })).error?.reason).toBe(
      'token-invalid',
    );
  });

  it('rejects a token that is not a string, with a token cache too', async () => {
    // Callers in JavaScript may pass anything.
    expect((await strict.verify(undefined as unknown as string)).error?.reason).toBe('token-invalid');
  });

  it('rejects an issuer unless the function returns true', async () => {
    const issuer = () => false;
    const { error } = await createTokenVerifier({ jwtKey: key.publicPem, currentDate, issuer }).verify(token);
    expect(error?.reason).toBe('token-invalid-issuer');
  });

  it('reports an async issuer function, whose promise accepts nothing', async () => {
    // The test passes a function of a wrong type.
    const issuer = (async () => false) as unknown as (iss: string) => boolean;
    const verifier = createTokenVerifier({ jwtKey: key.publicPem, currentDate, issuer });
    await expect(verifier.verify(token)).rejects.toThrow('Option "issuer" must return true or false');
  });

  it('takes over nothing from an empty store', () => {
    expect(() => strict.hydrate(null)).not.toThrow();
  });
});

describe('createTokenVerifier()', () => {
  it('prefers the options of a call to its own', async () => {
    const verifier = createTokenVerifier({ jwtKey: key.publicPem, currentDate, issuer: 'https://x.example' });
    expect((await verifier.verify(token)).error?.reason).toBe('token-invalid-issuer');
    expect((await verifier.verify(token, { issuer: CLAIMS.iss })).error).toBeNull();
  });

  it.each([
    { secretKey: 'sk_test_1\nx' },
    { secretKey: 'sk_test_1', apiUrl: 'https://user:pass@api.example' },
    { secretKey: 'sk_test_1', jwksCacheTtlInMs: '3600000' },
    { secretKey: 'sk_test_1', timeoutInMs: Number.NaN },
    { jwksUrl: 'https://user:pass@api.example/keys' },
    { audience: null },
    { tokenClasses: ['other'] },
  ])('throws a ConfigError, without repeating a secret, for %o', (options) => {
    // The test passes invalid options.
    const make = () => createTokenVerifier({ jwtKey: null, ...options } as VerifyTokenOptions);
    expect(make).toThrow(ConfigError);
    expect(make).not.toThrow(/sk_test|pass/);
  });

  it.each([
    { audience: [] },
    { jwtKey: null, publishableKey: 'pk_x' },
    { jwtKey: null, jwksUrl: 'ftp://x' },
    { jwtKey: null, secretKey: 'sk_test_1', apiUrl: 'x' },
  ])('throws a ConfigError for %o', (options) => {
    expect(() => createTokenVerifier(options)).toThrow(ConfigError);
  });
});
