import { describe, expect, it } from 'vitest';
import type { Operation } from './operation.ts';
import { sortByPrecedence, toRoutes } from './routes.ts';
import { resolveShape, type Shape, type Shapes } from './shape.ts';

const shapes: Shapes = {
  User: { fields: { id: 'string', 'name?': 'string | null' }, others: false },
  Named: { nullable: true, fields: { name: 'string' } },
};

describe('resolveShape()', () => {
  it.each<[Shape, object]>([
    ['string', { type: 'string' }],
    ['string | null', { type: 'string', nullable: true }],
    ['$User', { name: 'User', type: 'object', others: false }],
    [['$User'], { type: 'array', list: '$User' }],
    [{ list: 'string' }, { type: 'array', list: 'string' }],
    [{ minimum: 1 }, { type: 'any', minimum: 1 }],
    [{ allOf: ['$User'] }, { type: 'object', others: false }],
    [
      { allOf: [{ minimum: 1 }, { type: 'integer', maximum: 3 }] },
      { type: 'integer', minimum: 1, maximum: 3 },
    ],
    [{ type: 'any', allOf: ['$User'] }, { type: 'any' }],
  ])('resolves %j', (shape, expected) => {
    expect(resolveShape(shape, shapes)).toMatchObject(expected);
  });

  it('merges the fields of all parts: the last field of a name counts', () => {
    const { fields, nullable, name } = resolveShape(
      { allOf: ['$User', '$Named'], fields: { id: 'integer' } },
      shapes,
    );
    expect(fields).toEqual([
      { name: 'id', shape: 'integer', isRequired: true },
      { name: 'name', shape: 'string', isRequired: true },
    ]);
    expect([nullable, name]).toEqual([undefined, undefined]);
  });

  it('throws for a shape that the table does not have', () => {
    expect(() => resolveShape('$Missing', shapes)).toThrow('The table has no shape Missing.');
  });
});

describe('routes', () => {
  const operation = (id: string) => ({ id }) as Operation;

  it('have literal segments before parameters', () => {
    const ids = ['GET /users/{user_id}', 'GET /users/count', 'GET /b', 'GET /users', 'GET /a', 'POST /b'];
    expect(sortByPrecedence(ids.map(operation)).map(({ id }) => id)).toEqual([
      'GET /a',
      'GET /b',
      'POST /b',
      'GET /users',
      'GET /users/count',
      'GET /users/{user_id}',
    ]);
  });

  it('have a version, which some paths can lack', () => {
    expect(toRoutes(operation('GET /users/{user_id}'))).toEqual([
      { method: 'GET', path: '/v1/users/:user_id' },
    ]);
    expect(toRoutes(operation('POST /api_keys/verify')).map(({ path }) => path)).toEqual([
      '/v1/api_keys/verify',
      '/api_keys/verify',
    ]);
    expect(toRoutes(operation('GET /api_keys_of/{id}'))).toHaveLength(1);
  });
});
