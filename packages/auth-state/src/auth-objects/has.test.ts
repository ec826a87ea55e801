import { describe, expect, it } from 'vitest';
import type { HasParams } from './has.ts';
import { signedInAuthObject, signedOutAuthObject } from './session-auth-objects.ts';

const claims = {
  sub: 'user_1',
  sid: 'sess_1',
  exp: 1,
  v: 2,
  fea: 'o:invoices,u:themes,ou:reports',
  pla: 'o:team,u:pro',
  fva: [5, -1] as [number, number],
  o: { id: 'org_1', rol: 'admin', per: 'read,create', fpm: '3,1' },
};
const { o, ...withoutOrganization } = claims;

/** The tables include invalid requirements. */
const ask = (of: typeof withoutOrganization, question: unknown) =>
  signedInAuthObject(of).has(question as HasParams);

describe('has()', () => {
  const questions: ReadonlyArray<readonly [answer: boolean, question: unknown]> = [
    [true, { role: 'org:admin' }],
    [true, { role: 'admin' }],
    [true, { role: 'org:org:admin' }],
    [false, { role: 'org:member' }],
    [false, { role: 'org:admin:' }],
    [true, { permission: 'org:invoices:create' }],
    [true, { permission: 'invoices:create' }],
    [false, { permission: 'org:reports:create' }],
    [true, { feature: 'invoices' }],
    [true, { feature: 'themes' }],
    [true, { feature: 'o:invoices' }],
    [true, { feature: 'org:invoices' }],
    [true, { feature: 'organization:reports' }],
    [true, { feature: 'u:reports' }],
    [true, { feature: 'user:themes' }],
    [false, { feature: 'user:invoices' }],
    [false, { feature: 'org:themes' }],
    [false, { feature: 'other:invoices' }],
    [false, { feature: 'constructor:invoices' }],
    [false, { feature: ':invoices' }],
    [false, { feature: 'o:' }],
    [false, { feature: 'o:invoices:x' }],
    [false, { feature: 'invoice' }],
    [true, { plan: 'team' }],
    [true, { plan: 'user:pro' }],
    [false, { plan: 'org:pro' }],
    [false, { plan: 'invoices' }],
    [true, { reverification: 'strict' }],
    [false, { reverification: { level: 'first_factor', afterMinutes: 5 } }],
  ];
  it.each(questions)('returns %s for %j', (answer, question) => {
    expect(ask(claims, question)).toBe(answer);
  });

  const combined: ReadonlyArray<readonly [answer: boolean, question: unknown]> = [
    [true, { role: 'org:admin', permission: 'org:invoices:create' }],
    [false, { role: 'org:admin', permission: 'org:other:create' }],
    [false, { role: 'org:member', permission: 'org:invoices:create' }],
    [true, { role: 'admin', feature: 'themes', plan: 'pro', reverification: 'lax' }],
    [false, { role: 'admin', feature: 'themes', plan: 'free', reverification: 'lax' }],
    [true, { role: 'org:admin', permission: undefined }],
    [false, {}],
    [false, { role: undefined }],
  ];
  it.each(combined)('returns %s for all of %j', (answer, question) => {
    expect(ask(claims, question)).toBe(answer);
  });

  const malformed: readonly unknown[] = [
    null,
    undefined,
    1,
    'admin',
    [],
    { role: '' },
    { role: null },
    { role: 1 },
    { role: ['org:admin'] },
    { permission: ['org:invoices:create'] },
    { feature: true },
    { plan: {} },
    { reverification: null },
    { reverification: '' },
  ];
  it('returns false for malformed requirements', () => {
    expect(malformed.filter((question) => ask(claims, question))).toEqual([]);
  });

  it.each([
    [{ premission: 'org:invoices:create' }, 'Unknown option "premission" of has. Did you mean "permission"?'],
    [{ role: 'org:admin', unknown: 'x' }, 'Unknown option "unknown" of has. Options are role,'],
    [{ toString: 'x' }, 'Unknown option "toString" of has.'],
  ])('throws a ConfigError for an unknown requirement, signed in or out: %j', (question, message) => {
    expect(() => ask(claims, question)).toThrow(message);
    expect(() => signedOutAuthObject().has(question)).toThrow(message);
  });

  it('has roles and permissions only in an organization, and features and plans everywhere', () => {
    expect(ask(withoutOrganization, { role: 'org:admin' })).toBe(false);
    expect(ask(withoutOrganization, { permission: 'org:invoices:read' })).toBe(false);
    expect(ask(withoutOrganization, { feature: 'themes', plan: 'pro' })).toBe(true);
    expect(ask({ ...withoutOrganization, fva: [0, 0] }, { reverification: 'strict_mfa' })).toBe(true);
  });

  it('returns false for empty names, even if malformed claims list them', () => {
    const auth = signedInAuthObject({
      ...{ sub: 'user_1', exp: 1, fea: 'o:,xu:themes', pla: 'u:' },
      ...{ org_id: 'org_1', org_role: 'org:', org_permissions: ['org:'] },
    });
    const empty: HasParams[] = [
      { role: '' },
      { permission: '' },
      { feature: '' },
      { plan: '' },
      { plan: 'u:' },
    ];
    expect([...empty, { feature: 'u:themes' }].filter((question) => auth.has(question))).toEqual([]);
  });

  it('decides by the claims, even if the object was changed', () => {
    const auth = { ...signedInAuthObject(claims), orgRole: 'org:owner' };
    expect(auth.has({ role: 'org:owner' })).toBe(false);
  });
});
