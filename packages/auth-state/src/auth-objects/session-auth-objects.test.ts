import { ConfigError } from '@x/errors';
import type { JwtPayload } from '@x/jwt';
import { describe, expect, it, vi } from 'vitest';
import { sessionAuthObject, signedInAuthObject, signedOutAuthObject } from './session-auth-objects.ts';

const claims: JwtPayload = { sub: 'user_1', sid: 'sess_1', exp: 1, act: { sub: 'user_2' }, fva: [1, -1] };

describe('signedInAuthObject()', () => {
  it('has the fields of the claims', () => {
    const auth = signedInAuthObject({ ...claims, sts: 'active' });
    expect(auth).toMatchObject({
      tokenType: 'session_token',
      isAuthenticated: true,
      userId: 'user_1',
      sessionId: 'sess_1',
      sessionStatus: 'active',
      actor: { sub: 'user_2' },
      factorVerificationAge: [1, -1],
    });
    expect(auth.sessionClaims.sid).toBe('sess_1');
  });

  it('has the active organization, also when it is spread or serialised', () => {
    const auth = signedInAuthObject({ ...claims, org_id: 'org_1', org_permissions: ['org:a:read'] });
    const told = { orgId: 'org_1', orgPermissions: ['org:a:read'] };
    expect(auth).toMatchObject(told);
    expect({ ...auth }).toMatchObject(told);
    expect(JSON.parse(JSON.stringify(auth))).toMatchObject(told);
    expect(auth.orgPermissions).toBe(auth.orgPermissions);
  });

  it.each([1, '', null, {}])('treats claims of the shape %j as absent', (value) => {
    // Claims of a genuine token can still have any shape, since customers can define them.
    const malformed = { ...claims, sid: value, sts: value, fva: value, act: value } as unknown as JwtPayload;
    expect(signedInAuthObject(malformed)).toMatchObject({
      sessionId: '',
      sessionStatus: null,
      factorVerificationAge: null,
    });
  });
});

describe('getToken()', () => {
  it.each([
    ...['', ' ', ' db', 'db\n', Number.NaN, 0, {}, [], null, true, Symbol('db'), () => 'db'].map(
      (template) => ({ template }),
    ),
    ...[0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '60', null, {}, 60n].map((expiresInSeconds) => ({
      expiresInSeconds,
    })),
  ])('rejects with a ConfigError for %o, and calls no port', async (options) => {
    const createSessionToken = vi.fn(async () => 'new');
    const auth = signedInAuthObject(claims, { token: 'the token', createSessionToken });
    const [name = ''] = Object.keys(options);
    // This test is about wrong values.
    const outcome = auth.getToken(options as object);
    await expect(outcome).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining(name),
    });
    expect(createSessionToken).not.toHaveBeenCalled();
  });

  it('resolves to the session token', async () => {
    expect(await signedInAuthObject(claims, { token: 'the token' }).getToken()).toBe('the token');
    expect(await signedInAuthObject(claims, { token: 'the token' }).getToken({})).toBe('the token');
    expect(await signedInAuthObject(claims).getToken()).toBeNull();
  });

  it.each([{ template: 'db' }, { expiresInSeconds: 60 }, { template: 'db', expiresInSeconds: 60 }])(
    'calls the port for a new token: %j',
    async (wanted) => {
      const createSessionToken = vi.fn(async () => 'new');
      const auth = signedInAuthObject(claims, { token: 'old', createSessionToken });
      expect(await auth.getToken(wanted)).toBe('new');
      expect(createSessionToken).toHaveBeenCalledExactlyOnceWith({
        sessionId: 'sess_1',
        template: undefined,
        expiresInSeconds: undefined,
        ...wanted,
      });
    },
  );

  it('rejects with a ConfigError that names the missing port', async () => {
    const asking = signedInAuthObject(claims).getToken({ template: 'db' });
    await expect(asking).rejects.toThrow(ConfigError);
    await expect(asking).rejects.toThrow('needs the port createSessionToken');
  });

  it('resolves to null without a session', async () => {
    const createSessionToken = vi.fn(async () => 'new');
    const auth = signedInAuthObject({ sub: 'user_1', exp: 1 }, { token: 'old', createSessionToken });
    expect([await auth.getToken(), await auth.getToken({ template: 'db' })]).toEqual([null, null]);
    expect(createSessionToken).not.toHaveBeenCalled();
  });
});

describe('debug()', () => {
  it('returns the debug data, and no token', () => {
    const auth = signedInAuthObject(claims, { token: 'the token', debugData: { rule: 'H3', token: 'x' } });
    expect(auth.debug()).toEqual({
      rule: 'H3',
      token: '[redacted]',
      userId: 'user_1',
      sessionId: 'sess_1',
      sessionStatus: null,
    });
  });
});

describe('signedOutAuthObject()', () => {
  it('has null fields, and returns the debug data', async () => {
    const auth = signedOutAuthObject({ reason: 'token-expired', secretKey: 'sk_test_1' });
    const { getToken, has, debug, ...fields } = auth;
    expect(fields).toEqual({
      tokenType: 'session_token',
      isAuthenticated: false,
      sessionClaims: null,
      sessionId: null,
      sessionStatus: null,
      userId: null,
      actor: null,
      orgId: null,
      orgSlug: null,
      orgRole: null,
      orgPermissions: null,
      factorVerificationAge: null,
    });
    expect(await getToken({ template: 'db' })).toBeNull();
    expect(has({ role: 'org:admin' })).toBe(false);
    expect(debug()).toEqual({ reason: 'token-expired', secretKey: '[redacted]' });
  });
});

describe('sessionAuthObject()', () => {
  const pending = { ...claims, sts: 'pending' };

  it('treats a pending session as signed out, unless the option is false', () => {
    const options = { debugData: { rule: 'H3' } };
    expect(sessionAuthObject(pending, options)).toMatchObject({ userId: null, sessionStatus: 'pending' });
    expect(sessionAuthObject(pending, options).debug()).toEqual({ rule: 'H3' });
    const counted = sessionAuthObject(pending, options, { treatPendingAsSignedOut: false });
    expect(counted).toMatchObject({ userId: 'user_1', sessionStatus: 'pending' });
  });

  it.each(['active', undefined])('treats a session with the status %s as signed in', (sts) => {
    expect(sessionAuthObject({ ...claims, ...(sts && { sts }) }, {}).userId).toBe('user_1');
  });
});
