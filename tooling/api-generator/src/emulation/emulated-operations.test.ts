import type { Distilled } from '@tooling/api-description/distilled';
import { describe, expect, it } from 'vitest';
import { emulatedOperations } from './emulated-operations.ts';
import type { Emulation } from './read-emulation.ts';
import { renderEmulation } from './render-emulation.ts';

const operation = (tag: string, path: object = {}) => ({
  id: '',
  tags: [tag],
  collection: '',
  path: { ...path },
  answers: { 200: '$User' },
});

const distilled: Distilled = {
  version: '2026-01-01',
  operations: {
    'GET /users': operation('Users'),
    'POST /users': operation('Users'),
    'GET /users/count': operation('Users'),
    'POST /users/bulk': operation('Users'),
    'GET /users/{user_id}': operation('Users', { user_id: 'string' }),
    'PATCH /users/{user_id}': operation('Users', { user_id: 'string' }),
    'DELETE /users/{user_id}': operation('Users', { user_id: 'string' }),
    'POST /users/{user_id}/ban': operation('Users', { user_id: 'string' }),
    'GET /users/{user_id}/keys/{key_id}': operation('Keys', { user_id: 'string', key_id: 'string' }),
    'GET /settings': operation('Settings'),
  },
  schemas: { User: { fields: { 'org?': '$Org' } }, Org: { fields: {} }, Unused: 'string' },
};

const emulation: Emulation = {
  collections: { users: '/users', keys: '/users/{id}/keys' },
  parents: { user_id: 'users' },
  operations: { 'GET /settings': { kind: 'read', collection: 'settings' } },
  tiers: { P1: ['Keys'], P2: ['POST /users/{user_id}/ban'] },
};

const orders = new Map([['GET /users', ['name']]]);

describe('emulatedOperations()', () => {
  const operations = emulatedOperations(distilled, emulation, orders);

  it('derives kinds, collections and keys from paths', () => {
    const facts = Object.values(operations).map(({ kind, collection, key }) =>
      [kind, collection, key].join(' '),
    );
    expect(facts).toEqual([
      'list users ',
      'create users ',
      'count users ',
      'create-many users ',
      'get users user_id',
      'update users user_id',
      'delete users user_id',
      'act users user_id',
      'get keys key_id',
      'read settings ',
    ]);
  });

  it('names the parents in a path, the orders of a list, and tiers', () => {
    expect(operations['GET /users/{user_id}/keys/{key_id}']).toMatchObject({
      parents: { user_id: 'users' },
      tier: 'P1',
    });
    expect(operations['GET /users']).toMatchObject({ orders: ['name'], tier: 'P0' });
    expect(operations['POST /users/{user_id}/ban']?.tier).toBe('P2');
  });

  it('throws for an operation without a kind, and for a decision about nothing', () => {
    const without = { ...emulation, operations: {} };
    expect(() => emulatedOperations(distilled, without, orders)).toThrow('GET /settings has no kind');
    const outdated = { ...emulation, tiers: { P1: [], P2: ['GET /nowhere'] } };
    expect(() => emulatedOperations(distilled, outdated, orders)).toThrow('GET /nowhere');
  });
});

describe('renderEmulation()', () => {
  it('writes JSON with the schemas that operations need', () => {
    const pattern = { type: 'string', pattern: ['^\\w`$', '{1}$'].join('') };
    const table = emulatedOperations(distilled, emulation, orders);
    const text = renderEmulation(table, { ...distilled.schemas, Org: { fields: { id: pattern } } });
    const [, operationsJson = '', shapesJson = ''] = text
      .split(/ = `|`;/)
      .filter((_part, index) => index % 2 === 1 || index === 0);
    const read = (json: string) => JSON.parse(json.replace(/\\(.)/gs, '$1'));
    expect(Object.keys(read(operationsJson))).toEqual(Object.keys(distilled.operations));
    expect(read(shapesJson)).toEqual({ User: distilled.schemas['User'], Org: { fields: { id: pattern } } });
  });
});
