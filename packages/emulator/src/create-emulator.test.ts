import { ConfigError } from '@x/errors';
import { verifyToken } from '@x/jwt';
import { afterEach, describe, expect, it } from 'vitest';
import { start } from './in-process.test-support.ts';
import { createEmulator, type Emulator } from './index.ts';

const started: Emulator[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((emulator) => emulator.close()));
});

async function listen(options: Parameters<typeof createEmulator>[0] = {}): Promise<Emulator> {
  const emulator = await createEmulator(options);
  started.push(emulator);
  return emulator;
}

function usersOf(emulator: Emulator, url = emulator.url): Promise<Response> {
  return fetch(`${url}/v1/users`, { headers: { authorization: `Bearer ${emulator.secretKey}` } });
}

describe('createEmulator() with a port', () => {
  it('answers on a free port of the loopback interface', async () => {
    const emulator = await listen();
    expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const response = await usersOf(emulator);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual([]);
  });

  it('shares its state between the port and fetch', async () => {
    const emulator = await listen();
    await emulator.fetch(`${emulator.url}/v1/users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ email_address: ['ada@example.com'] }),
    });
    expect(await (await usersOf(emulator)).json()).toHaveLength(1);
  });

  it('verifies its own tokens through the JWKS it serves', async () => {
    const emulator = await listen({ seed: { users: [{ id: 'user_ada' }] } });
    const { token } = await emulator.signIn('user_ada');
    const { secretKey, url: apiUrl } = emulator;
    const { result } = await verifyToken(token, { secretKey, apiUrl, issuer: apiUrl, jwtKey: null });
    expect(result?.sub).toBe('user_ada');
  });

  it('encodes its own host in the publishable key', async () => {
    const { publishableKey, url } = await listen();
    const [, , encoded = ''] = publishableKey.split('_');
    expect(atob(encoded)).toBe(`${new URL(url).host}$`);
  });

  it('keeps two emulators apart', async () => {
    const [first, second] = [await listen(), await listen()];
    expect(first.secretKey).not.toBe(second.secretKey);
    expect((await usersOf(first, second.url)).status).toBe(401);
  });

  it('rejects if the port is in use', async () => {
    const { url } = await listen();
    await expect(createEmulator({ port: Number(new URL(url).port) })).rejects.toThrow(/EADDRINUSE/);
  });

  it('stops listening at close(), which can be called again', async () => {
    const emulator = await createEmulator();
    await usersOf(emulator);
    await emulator.close();
    await emulator.close();
    await expect(usersOf(emulator)).rejects.toThrow();
  });
});

describe('createEmulator() in process', () => {
  it('accepts a string, a URL and a Request, and ignores the host', async () => {
    const { emulator } = await start();
    const headers = { authorization: `Bearer ${emulator.secretKey}` };
    const inputs = [
      [`${emulator.url}/v1/users`, { headers }],
      [new URL('https://api.example.com/v1/users'), { headers }],
      [new Request('http://127.0.0.1/v1/users', { headers }), undefined],
    ] as const;
    for (const [input, init] of inputs) expect((await emulator.fetch(input, init)).status).toBe(200);
  });

  it.each([undefined, null, 5, {}])('rejects %o in place of a URL', async (input) => {
    const { emulator } = await start();
    // The test passes arguments of wrong types.
    await expect(emulator.fetch(input as never)).rejects.toThrow(
      'emulator.fetch takes a URL or a Request, not ',
    );
  });

  it('rejects like fetch if the signal is aborted', async () => {
    const { emulator } = await start();
    const signal = AbortSignal.abort();
    await expect(emulator.fetch(`${emulator.url}/v1/users`, { signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('has a publishable key whose host contains a dot', async () => {
    const { emulator } = await start();
    expect(atob(emulator.publishableKey.replace('pk_test_', ''))).toMatch(/^[a-z]+\.[a-z]+\$$/);
  });
});

describe('createEmulator() options', () => {
  it.each([
    ['a live secret key', { secretKey: 'sk_live_abc' }],
    ['a secret key without a prefix', { secretKey: 'abc' }],
    ['a port out of range', { port: 65536 }],
    ['a port that is not a number', { port: Number.NaN }],
    ['a public signing key', { signingKey: { kty: 'RSA', n: 'AQAB', e: 'AQAB' } }],
    ['a signing key of another type', { signingKey: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', d: 'AA' } }],
    ['a misspelt option', { signinKey: {} }],
    ['a pinned id without its prefix', { seed: { users: [{ id: 'ada' }] } }],
  ])('rejects %s with a ConfigError', async (_, options) => {
    await expect(createEmulator({ port: false, ...options })).rejects.toThrow(ConfigError);
  });

  it('does not quote a live secret key in its message', async () => {
    await expect(createEmulator({ port: false, secretKey: 'sk_live_abc' })).rejects.not.toThrow(
      /sk_live_abc/,
    );
  });

  it('uses a pinned signing key, under the same kid each time', async () => {
    const [first, second, fresh] = [await start(), await start(), await createEmulator({ port: false })];
    expect(second.emulator.jwks).toEqual(first.emulator.jwks);
    expect(second.emulator.jwtKey).toBe(first.emulator.jwtKey);
    expect(fresh.jwks.keys[0]?.kid).not.toBe(first.emulator.jwks.keys[0]?.kid);
    expect(first.emulator.jwks.keys[0]?.kid).toMatch(/^ins_\w{27}$/);
  });

  it('creates the same records from run to run with a pinned clock and pinned randomness', async () => {
    const pinned = () => ({
      now: () => 1_700_000_000_000,
      randomBytes: (count: number) => new Uint8Array(count),
    });
    const seed = { users: [{ emailAddress: 'ada@example.com' }] };
    const [first, second] = [await start({ ...pinned(), seed }), await start({ ...pinned(), seed })];
    expect((await second.call('GET', '/users')).body).toEqual((await first.call('GET', '/users')).body);
    expect(second.emulator.secretKey).toBe(first.emulator.secretKey);
  });
});

describe('reset()', () => {
  it('restores the seed, including generated ids, and keeps the keys', async () => {
    const { emulator, call } = await start({ seed: { users: [{ emailAddress: 'ada@example.com' }] } });
    const { body: seeded } = await call('GET', '/users');
    const { secretKey, jwtKey } = emulator;
    await call('POST', '/users', { email_address: ['bob@example.com'] });
    await call('PATCH', `/users/${seeded[0].id}`, { first_name: 'Ada' });
    await emulator.signIn(seeded[0].id);
    emulator.reset();
    expect((await call('GET', '/users')).body).toEqual(seeded);
    expect((await call('GET', '/sessions')).body).toEqual([]);
    expect(emulator).toMatchObject({ secretKey, jwtKey });
  });
});
