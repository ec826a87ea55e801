import { ConfigError } from '@x/errors';
import type { JwtPayload } from '@x/jwt';
import { describe, expect, it } from 'vitest';
import { signedInAuthObject, signedOutAuthObject } from './auth-objects.ts';
import type { HasParams } from './has.ts';

const claims: JwtPayload = { sub: 'user_1', sid: 'sess_1', exp: 1 };
const version1 = {
  ...claims,
  org_id: 'org_1',
  org_role: 'org:admin',
  org_slug: 'acme',
  org_permissions: ['org:invoices:read', 1],
};
const version2 = {
  ...claims,
  v: 2,
  fea: 'o:invoices,u:themes,ou:reports',
  o: { id: 'org_1', slg: 'acme', rol: 'admin', per: 'read,create', fpm: '3,1' },
};

describe('signedInAuthObject()', () => {
  it('reads version 1 of the organization claims', () => {
    expect(signedInAuthObject(version1)).toMatchObject({
      userId: 'user_1',
      sessionId: 'sess_1',
      orgId: 'org_1',
      orgRole: 'org:admin',
      orgSlug: 'acme',
      orgPermissions: ['org:invoices:read'],
      isAuthenticated: true,
      tokenType: 'session_token',
    });
  });

  it('reads version 2 of the organization claims', () => {
    expect(signedInAuthObject(version2)).toMatchObject({
      orgId: 'org_1',
      orgRole: 'org:admin',
      orgSlug: 'acme',
      orgPermissions: ['org:invoices:read', 'org:invoices:create', 'org:reports:read'],
    });
  });

  it('has no organization without claims', () => {
    const auth = signedInAuthObject(claims);
    expect([auth.orgId, auth.orgRole, auth.orgSlug, auth.orgPermissions]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    { v: 2, o: null },
    { v: 2, o: 'org_1' },
    { v: 2, o: { id: 1, rol: 1, per: 1, fpm: 1 }, fea: 1 },
    { v: 2, o: { id: 'org_1', per: 'read', fpm: 'x,-1,1e3' }, fea: 'o,o:,:,o:a,o:b' },
    { org_id: 1, org_permissions: 'all' },
  ])('grants nothing for the malformed claims %j', (malformed) => {
    const auth = signedInAuthObject({ ...claims, ...malformed });
    expect(auth.orgPermissions ?? []).toEqual([]);
    expect(auth.has({ permission: 'org:a:read' })).toBe(false);
  });

  it('gives the session token, and asks for a port to make others', async () => {
    const auth = signedInAuthObject(claims, { token: 'the token' });
    expect(await auth.getToken()).toBe('the token');
    await expect(auth.getToken({ template: 'db' })).rejects.toBeInstanceOf(ConfigError);
  });

  it('shows no token in debug()', () => {
    expect(signedInAuthObject(claims, { token: 'the token', debugData: { rule: 'H3' } }).debug()).toEqual({
      rule: 'H3',
      userId: 'user_1',
      sessionId: 'sess_1',
      sessionStatus: null,
    });
  });
});

describe('has()', () => {
  const questions: ReadonlyArray<readonly [answer: boolean, question: unknown]> = [
    [true, { role: 'org:admin' }],
    [true, { role: 'admin' }],
    [false, { role: 'org:member' }],
    [true, { permission: 'org:invoices:create' }],
    [true, { permission: 'invoices:create' }],
    [false, { permission: 'org:reports:create' }],
    [true, { role: 'org:admin', permission: 'org:invoices:create' }],
    [false, { role: 'org:admin', permission: 'org:other:create' }],
    [true, { role: 'org:admin', permission: undefined }],
    [false, {}],
    [false, { role: undefined }],
    [false, { role: '' }],
    [false, { role: 1 }],
    [false, { permission: ['org:invoices:create'] }],
    [false, { role: 'org:admin', feature: 'o:invoices' }],
    [false, { constructor: 'x' }],
    [false, null],
    [false, undefined],
  ];
  it.each(questions)('answers %s to %j', (answer, question) => {
    // Wrong questions are part of the table.
    expect(signedInAuthObject(version2).has(question as HasParams)).toBe(answer);
  });

  it('answers no without an organization and when signed out', () => {
    expect(signedInAuthObject({ ...claims, org_role: 'org:admin' }).has({ role: 'org:admin' })).toBe(false);
    expect(signedOutAuthObject().has({ role: 'org:admin' })).toBe(false);
  });
});

describe('signedOutAuthObject()', () => {
  it('has nobody, and tells the debug data', async () => {
    const auth = signedOutAuthObject({ reason: 'token-expired' });
    expect(auth).toMatchObject({
      userId: null,
      sessionId: null,
      sessionClaims: null,
      orgId: null,
      isAuthenticated: false,
    });
    expect(await auth.getToken()).toBeNull();
    expect(auth.debug()).toEqual({ reason: 'token-expired' });
  });
});
