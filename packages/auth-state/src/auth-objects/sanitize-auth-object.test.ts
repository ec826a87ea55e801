import { runInNewContext } from 'node:vm';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { prunePrivateMetadata } from './prune-private-metadata.ts';
import { makeAuthObjectSerializable, sanitizeAuthObject } from './sanitize-auth-object.ts';
import { signedInAuthObject } from './session-auth-objects.ts';

const auth = signedInAuthObject({ sub: 'user_1', sid: 'sess_1', exp: 1 }, { token: 'secret token' });
const user = {
  id: 'user_1',
  publicMetadata: { plan: 'free' },
  privateMetadata: { note: 'internal' },
  memberships: [{ organization: { id: 'org_1', private_metadata: { note: 'internal' } } }],
};

describe('sanitizeAuthObject()', () => {
  it('returns an object that is safe to serialise to a browser', () => {
    const decorated = {
      ...auth,
      user,
      organization: { id: 'org_1', privateMetadata: { note: 'internal' } },
      secretKey: 'sk',
      machineSecretKey: 'sk',
      token: 'secret token',
      sessionToken: 'secret token',
    };
    const safe = sanitizeAuthObject(decorated);
    expect(JSON.parse(JSON.stringify(safe))).toMatchObject({
      userId: 'user_1',
      user: { publicMetadata: { plan: 'free' } },
    });
    expect(Object.values(safe).some((value) => typeof value === 'function')).toBe(false);
    expect(JSON.stringify(safe)).not.toMatch(/internal|secret|"sk"/);
    expect(decorated.user.privateMetadata).toEqual({ note: 'internal' });
  });
});

describe('sanitizeAuthObject() at every level', () => {
  it('leaves out functions and secret keys', () => {
    const nested = { ...user, reload: () => 1, client: { secretKey: 'sk_test_1', token: 'of the user' } };
    expect(sanitizeAuthObject({ ...auth, user: nested }).user).toEqual({
      id: 'user_1',
      publicMetadata: { plan: 'free' },
      memberships: [{ organization: { id: 'org_1' } }],
      client: { token: 'of the user' },
    });
  });
});

describe('makeAuthObjectSerializable()', () => {
  it('leaves out functions, also in the type', () => {
    const serializable = makeAuthObjectSerializable(auth);
    expectTypeOf(serializable).not.toHaveProperty('getToken');
    expectTypeOf(serializable.userId).toEqualTypeOf<string>();
    expect(serializable).not.toHaveProperty('has');
    expect(serializable.userId).toBe('user_1');
  });
});

describe('prunePrivateMetadata()', () => {
  it('removes private metadata at every level and does not change its argument', () => {
    const before = structuredClone(user);
    expect(prunePrivateMetadata(user)).toEqual({
      id: 'user_1',
      publicMetadata: { plan: 'free' },
      memberships: [{ organization: { id: 'org_1' } }],
    });
    expect(user).toEqual(before);
  });

  it.each([
    ...[
      'new Date(0)',
      '/a/',
      'new Map()',
      'new Set()',
      'new WeakMap()',
      'new ArrayBuffer(1)',
      'new Uint8Array(1)',
    ],
    ...['new SharedArrayBuffer(1)', 'new DataView(new ArrayBuffer(1))'],
  ])('keeps %s of another realm as it is', (code) => {
    const value: unknown = runInNewContext(code);
    expect(prunePrivateMetadata({ user: { value, privateMetadata: 1 } })).toEqual({ user: { value } });
    expect(Object(prunePrivateMetadata({ value })).value).toBe(value);
  });

  it.each([null, undefined, 1, 'text', true])('returns %s unchanged', (value) => {
    expect(prunePrivateMetadata(value)).toBe(value);
  });

  it('copies long lists, and leaves out levels that are too deep', () => {
    expect(prunePrivateMetadata(Array.from({ length: 200_000 }, () => 1))).toHaveLength(200_000);
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(JSON.stringify(prunePrivateMetadata({ deep }))).toContain('[[[');
  });

  it('copies 200 levels, and keeps lists as lists', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 'end' : { inner: nested(levels - 1) });
    const copied = (levels: number) => JSON.stringify(prunePrivateMetadata(nested(levels))).includes('end');
    expect([copied(200), copied(201), copied(202)]).toEqual([true, true, false]);
    expect(prunePrivateMetadata([[], [1]])).toEqual([[], [1]]);
  });

  it('returns a copy that can be changed', () => {
    const copy = prunePrivateMetadata<Record<string, unknown>>({ id: 1, name: 2 });
    copy['id'] = 3;
    delete copy['name'];
    expect(copy).toEqual({ id: 3 });
  });

  it('keeps a date that has fields, such as a time zone', () => {
    class ZonedDate extends Date {
      readonly timeZone = 'Europe/Oslo';
    }
    const date = new ZonedDate(0);
    expect(prunePrivateMetadata({ date, privateMetadata: 1 }).date).toBe(date);
  });

  it('is not misled by an object that names itself', () => {
    const named = { [Symbol.toStringTag]: 'Date', id: 'user_1', privateMetadata: { note: 'internal' } };
    expect(JSON.stringify(prunePrivateMetadata(named))).toBe('{"id":"user_1"}');
  });

  it('keeps dates and a key __proto__, and ends for a cycle', () => {
    const date = new Date(0);
    const cyclic: Record<string, unknown> = { date, privateMetadata: 1 };
    cyclic['self'] = cyclic;
    const pruned = prunePrivateMetadata(cyclic);
    expect(pruned['date']).toBe(date);
    expect(pruned['self']).toBe(pruned);
    expect(pruned).not.toHaveProperty('privateMetadata');
    const hostile: object = prunePrivateMetadata(JSON.parse('{"__proto__":{"isAdmin":true}}'));
    expect(Object.getPrototypeOf(hostile)).toBe(Object.prototype);
  });
});
