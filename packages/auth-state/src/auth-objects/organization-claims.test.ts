import type { JwtPayload } from '@x/jwt';
import { describe, expect, it } from 'vitest';
import { permissionsOf, readOrganization } from './organization-claims.ts';

const base: JwtPayload = { sub: 'user_1', exp: 1 };
const version1 = {
  org_id: 'org_1',
  org_role: 'org:admin',
  org_slug: 'acme',
  org_permissions: ['org:a:b', 1],
};
const o = { id: 'org_1', slg: 'acme', rol: 'admin', per: 'read,create', fpm: '3,1' };
const version2 = { v: 2, fea: 'o:invoices,u:themes,ou:reports', o };

const read = (claims: object) => {
  const payload = { ...base, ...claims };
  return { ...readOrganization(payload), orgPermissions: permissionsOf(payload) };
};

describe('the active organization', () => {
  it('is read from version 1 of the claims', () => {
    expect(read(version1)).toEqual({
      orgId: 'org_1',
      orgRole: 'org:admin',
      orgSlug: 'acme',
      orgPermissions: ['org:a:b'],
    });
  });

  it('is read from version 2 of the claims', () => {
    expect(read(version2)).toEqual({
      orgId: 'org_1',
      orgRole: 'org:admin',
      orgSlug: 'acme',
      orgPermissions: ['org:invoices:read', 'org:invoices:create', 'org:reports:read'],
    });
  });

  const absent = { orgId: undefined, orgRole: undefined, orgSlug: undefined, orgPermissions: undefined };
  it.each([
    {},
    { v: 2 },
    { v: 2, o: null },
    { v: 2, o: 'org_1' },
    { v: 2, o: ['org_1'] },
    { ...version1, v: 2 },
    version2.o,
    { ...version2, v: 1 },
    { ...version2, v: '2' },
    { ...version2, o: { ...o, id: '' } },
    { ...version2, o: { ...o, id: 1 } },
    { ...version1, org_id: null },
  ])('is absent in %j', (claims) => {
    expect(read(claims)).toEqual(absent);
  });

  it.each([
    { ...version1, org_role: 1, org_slug: {}, org_permissions: 'all' },
    { v: 2, o: { id: 'org_1', rol: [], slg: '' } },
  ])('has no role and no slug if they are not strings, in %j', (claims) => {
    const { orgPermissions, ...organization } = read(claims);
    expect(organization).toEqual({ ...absent, orgId: 'org_1', orgPermissions: undefined });
    expect(orgPermissions ?? []).toEqual([]);
  });
});

describe('the bitmask of permissions', () => {
  const granted = (fea: unknown, per: unknown, fpm: unknown) =>
    permissionsOf({ ...base, v: 2, fea, o: { id: 'org_1', per, fpm } })?.map((name) => name.slice(4));

  it.each([
    ['o:a,o:b', 'r,w', '1,2', ['a:r', 'b:w']],
    ['u:x,o:a,uo:b', 'r,w', '2,3', ['a:w', 'b:r', 'b:w']],
    [' o:a , o:b ', ' r , w ', ' 1 , 2 ', ['a:r', 'b:w']],
    ['o:a', 'r,w', '0', []],
    ['o:a', 'r,w', '007', ['a:r', 'a:w']],
    ['o:a,o:b', 'r', '1', ['a:r']],
    ['o:a', 'r', '1,1', ['a:r']],
    ['o:a', 'r', '6', []],
    ['o:a:b', 'r', '1', ['a:b:r']],
    ['org:a,x:a,:a,oo:a,uou:a', 'r', '1,1,1,1,1', []],
    ['o:a,b', 'r', '1,1', []],
    ['o:a,', 'r', '1,1', []],
    ['o:a,o:b', 'r', 'x,1', ['b:r']],
    ['o:a,o:b,o:c,o:d,o:e', 'r', '-1,1e0,0x1,1.0,', []],
    ['', 'r', '1', []],
    ['o:a', '', '1', []],
    ['o:a', 'r', '', []],
    [1, 'r', '1', []],
    ['o:a', ['r'], '1', []],
    ['o:a', 'r', 1, []],
    [undefined, undefined, undefined, []],
  ])('of %j, %j, %j grants %j', (fea, per, fpm, names) => {
    expect(granted(fea, per, fpm)).toEqual(names);
  });

  it('can have more bits than a number holds', () => {
    const per = Array.from({ length: 70 }, (_, index) => `p${index}`).join(',');
    expect(granted('o:a', per, String(2n ** 69n + 1n))).toEqual(['a:p0', 'a:p69']);
    expect(granted('o:a', per, '9'.repeat(10_000))).toEqual([]);
  });
});
