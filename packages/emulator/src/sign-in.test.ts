import { ConfigError } from '@x/errors';
import { decodeJwt, verifyJwt } from '@x/jwt';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Call, start } from './in-process.test-support.ts';
import type { Emulator } from './index.ts';

let emulator: Emulator;
let call: Call;

beforeEach(async () => {
  ({ emulator, call } = await start({
    seed: {
      users: [{ id: 'user_ada' }, { id: 'user_bob' }, { id: 'user_eve', banned: true }],
      organizations: [{ id: 'org_acme', name: 'Acme', members: [{ userId: 'user_bob' }] }],
    },
  }));
});

describe('signIn()', () => {
  it('starts a session that the API returns', async () => {
    const { sessionId } = await emulator.signIn('user_ada');
    expect((await call('GET', `/sessions/${sessionId}`)).body).toMatchObject({
      user_id: 'user_ada',
      status: 'active',
    });
  });

  it('signs a token that verifies, with the header of a session token', async () => {
    const { token, sessionId } = await emulator.signIn('user_bob', {
      organizationId: 'org_acme',
      azp: 'http://a.test',
    });
    const { result } = await verifyJwt(token, { key: emulator.jwtKey, authorizedParties: 'http://a.test' });
    expect(result).toMatchObject({ sub: 'user_bob', sid: sessionId, o: { id: 'org_acme', rol: 'member' } });
    const kid = emulator.jwks.keys[0]?.kid;
    expect(decodeJwt(token).result?.header).toEqual({
      alg: 'RS256',
      typ: 'JWT',
      kid,
      cat: 'cl_B7d4PD111AAA',
    });
  });

  it.each([
    [undefined, 'http://localhost:3000'],
    [null, undefined],
    ['https://app.example.com', 'https://app.example.com'],
  ])('signs a token with the azp of the option %j: %j', async (azp, expected) => {
    const { token } = await emulator.signIn('user_ada', { azp });
    expect(decodeJwt(token).result?.payload.azp).toBe(expected);
    const response = await emulator.fetch(`${emulator.url}/__emulator/sign-in`, {
      method: 'POST',
      body: JSON.stringify({ userId: 'user_ada', azp }),
    });
    const body = await response.json();
    expect(decodeJwt(body.token).result?.payload.azp).toBe(expected);
  });

  it('signs a token with the origin of the application as azp', async () => {
    const other = await start({ seed: { users: [{ id: 'user_ada' }] }, appOrigin: 'http://localhost:5173' });
    const { token } = await other.emulator.signIn('user_ada');
    expect(decodeJwt(token).result?.payload.azp).toBe('http://localhost:5173');
  });

  it.each(['localhost:3000', 'http://localhost:3000/', 'ftp://a.test', '', 'null', 5, null])(
    'has no application with the origin %j',
    async (appOrigin) => {
      await expect(start({ appOrigin: appOrigin as never })).rejects.toThrow(/appOrigin must be an origin/);
    },
  );

  it('returns the cookies of a browser, plain and suffixed, and a bearer header', async () => {
    const { token, cookies, cookieHeader, headers } = await emulator.signIn('user_ada');
    // Every emulator in process has the same publishable key, and so the same suffix.
    const suffix = 'WQbInep0';
    expect(cookies['__session']).toBe(token);
    expect(cookies[`__session_${suffix}`]).toBe(token);
    expect(cookies[`__client_uat_${suffix}`]).toBe(cookies['__client_uat']);
    expect(cookies[`__clerk_db_jwt_${suffix}`]).toMatch(/^dvb_/);
    expect(cookieHeader.split('; ')).toHaveLength(6);
    expect(cookieHeader).toContain(`__session=${token}`);
    expect(headers).toEqual({ authorization: `Bearer ${token}` });
  });

  it('signs an expired token that is not older than the sign-in', async () => {
    const { token, cookies } = await emulator.signIn('user_ada', { expiresInSeconds: -30 });
    const { error } = await verifyJwt(token, { key: emulator.jwtKey });
    expect(error?.reason).toBe('token-expired');
    const claims = decodeJwt(token).result?.payload;
    expect(Number(claims?.exp) - Number(claims?.iat)).toBe(60);
    expect(Number(cookies['__client_uat'])).toBeLessThanOrEqual(Number(claims?.iat));
  });

  it.each([undefined, 5, -30])('reads the clock once for a token that expires in %s s', async (seconds) => {
    let nowInMs = 1_700_000_000_000;
    const ticking = await start({ seed: { users: [{ id: 'user_ada' }] }, now: () => (nowInMs += 1000) });
    const { token, cookies } = await ticking.emulator.signIn('user_ada', { expiresInSeconds: seconds });
    const { iat, exp } = decodeJwt(token).result?.payload ?? {};
    expect(Number(exp) - Number(iat)).toBe(seconds === 5 ? 5 : 60);
    expect(Number(cookies['__client_uat'])).toBeLessThanOrEqual(Number(iat));
  });

  it.each([
    ['an unknown user', 'user_x', {}, /user.*user_x/],
    ['a banned user', 'user_eve', {}, /user_eve is banned/],
    ['an unknown organization', 'user_ada', { organizationId: 'org_x' }, /org_x/],
    [
      'an organization without the user',
      'user_ada',
      { organizationId: 'org_acme' },
      /member user_ada.*org_acme/,
    ],
    ['a fraction of a second', 'user_ada', { expiresInSeconds: 0.5 }, /expiresInSeconds/],
    ['claims that are not an object', 'user_ada', { claims: [] as never }, /claims must be an object/],
    [
      'a misspelt option',
      'user_ada',
      { organisationId: 'org_acme' } as object,
      /Unknown option "organisationId".*organizationId/,
    ],
  ])('rejects %s with a ConfigError', async (_, userId, options, message) => {
    const failure = emulator.signIn(userId, options);
    await expect(failure).rejects.toThrow(ConfigError);
    await expect(failure).rejects.toThrow(message);
  });
});
