import { ConfigError } from '@x/errors';
import { decodeJwt } from '@x/jwt';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Call, start } from '../in-process.test-support.ts';
import type { Emulator, SignInOptions } from '../index.ts';

let emulator: Emulator;
let call: Call;

beforeEach(async () => {
  ({ emulator, call } = await start({
    seed: {
      users: [{ id: 'user_ada' }],
      organizations: [{ id: 'org_acme', name: 'Acme', createdBy: 'user_ada' }],
    },
  }));
});

async function claimsOf(options: SignInOptions) {
  const { token } = await emulator.signIn('user_ada', options);
  return decodeJwt(token).result?.payload;
}

describe('signIn() with claims', () => {
  it('puts them into every token of the session, as they were at sign-in', async () => {
    const claims = { tenant: 'a', nested: { list: [1] } };
    const { token, sessionId } = await emulator.signIn('user_ada', { claims });
    claims.nested.list.push(2);
    const { body } = await call('POST', `/sessions/${sessionId}/tokens`);
    for (const jwt of [token, body.jwt]) {
      expect(decodeJwt(jwt).result?.payload).toMatchObject({ tenant: 'a', nested: { list: [1] } });
    }
  });

  it('keeps the claims of the session', async () => {
    const plain = await claimsOf({});
    const custom = await claimsOf({ claims: { tenant: 'a' } });
    expect(Object.keys(custom ?? {}).sort()).toEqual([...Object.keys(plain ?? {}), 'tenant'].sort());
    expect(custom).toMatchObject({ sub: 'user_ada', sts: 'active', fva: [0, -1], v: 2 });
  });

  it('accepts claims that describe another state of the session', async () => {
    const claims = { sts: 'pending', fva: [90, -1], act: { sub: 'user_support' }, pla: 'u:free' };
    expect(await claimsOf({ claims })).toMatchObject(claims);
  });

  it.each(['azp', 'exp', 'iat', 'iss', 'jti', 'nbf', 'o', 'sid', 'sub', 'v'])(
    'rejects the claim %s, which follows from the session',
    async (name) => {
      const failure = emulator.signIn('user_ada', { claims: { [name]: 1 } });
      await expect(failure).rejects.toThrow(ConfigError);
      await expect(failure).rejects.toThrow(`must not contain "${name}",`);
    },
  );
});

describe('signIn() with claims that no token can hold', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  const throwing = new Proxy(
    {},
    {
      getOwnPropertyDescriptor: () => {
        throw new Error('trap');
      },
    },
  );
  it.each<[string, unknown, string]>([
    ['a string', 'admin', 'signIn(): claims must be an object, not "admin".'],
    ['an array', ['admin'], 'signIn(): claims must be an object, not '],
    ['null', null, 'signIn(): claims must be an object, not null.'],
    ['a cycle', cyclic, 'signIn(): claims cannot be copied as JSON: they have a cycle, a bigint'],
    ['a bigint', { tenant: 1n }, 'signIn(): claims cannot be copied as JSON: they have a cycle, a bigint'],
    ['a date', new Date(0), 'claims must be a plain object. Its toJSON returns "1970-01-01T00:00:00.000Z".'],
    ['a proxy that throws', throwing, 'signIn(): claims'],
  ])('rejects %s', async (_, claims, message) => {
    // The cast stands for a caller in JavaScript, whom the types don't stop.
    const failure = emulator.signIn('user_ada', { claims } as SignInOptions);
    await expect(failure).rejects.toThrow(ConfigError);
    await expect(failure).rejects.toThrow(message);
  });
});

describe('signIn() with permissions', () => {
  it('packs them into the claims of version 2', async () => {
    const permissions = ['org:invoices:read', 'org:notes:create'];
    expect(await claimsOf({ organizationId: 'org_acme', permissions })).toMatchObject({
      fea: 'o:invoices,o:notes',
      o: { id: 'org_acme', rol: 'admin', per: 'read,create', fpm: '1,2' },
    });
  });

  it('lists the features of the permissions first, then the other features in claims.fea', async () => {
    const options = { organizationId: 'org_acme', permissions: ['org:notes:read'] };
    const claims = { fea: 'u:themes,o:notes' };
    expect(await claimsOf({ ...options, claims })).toMatchObject({ fea: 'o:notes,u:themes' });
  });

  it('leaves them out when the user has left the organization', async () => {
    const permissions = ['org:notes:read'];
    const { sessionId } = await emulator.signIn('user_ada', { organizationId: 'org_acme', permissions });
    await call('DELETE', '/organizations/org_acme');
    const { body } = await call('POST', `/sessions/${sessionId}/tokens`);
    const claims = decodeJwt(body.jwt).result?.payload;
    expect([claims?.['o'], claims?.['fea']]).toEqual([undefined, undefined]);
  });

  it.each([
    ['of the system', { permissions: ['org:sys_memberships:read'] }, /System permissions/],
    ['in another format', { permissions: ['notes:read'] }, /org:invoices:create/],
    ['with one of another format', { permissions: ['org:notes:read', 'notes:read'] }, /org:invoices:create/],
    ['with more before it', { permissions: ['my org:notes:read'] }, /org:invoices:create/],
    ['with more after it', { permissions: ['org:notes:read:all'] }, /org:invoices:create/],
    ['with a number', { permissions: [1] }, /org:invoices:create/],
    [
      'that are objects which print as one',
      { permissions: [{ toString: () => 'org:notes:read' }] },
      /must be an array/,
    ],
    ['that are not an array', { permissions: 'org:notes:read' }, /must be an array/],
    [
      'without an organization',
      { permissions: ['org:notes:read'], organizationId: undefined },
      /organizationId/,
    ],
  ])('rejects permissions %s', async (_, given, message) => {
    // The cast stands for a caller in JavaScript, whom the types don't stop.
    const options = { organizationId: 'org_acme', ...given } as SignInOptions;
    const failure = emulator.signIn('user_ada', options);
    await expect(failure).rejects.toThrow(ConfigError);
    await expect(failure).rejects.toThrow(message);
  });
});
