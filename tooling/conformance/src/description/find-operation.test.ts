import type { OpenApiDocument } from '@tooling/api-description/open-api';
import { describe, expect, it } from 'vitest';
import { findOperation } from './find-operation.ts';

const operation = { responses: {} };
const description: OpenApiDocument = {
  info: { version: '2026-01-01' },
  components: { schemas: {} },
  paths: {
    '/users/{user_id}': { get: operation, delete: operation },
    '/users/count': { get: operation },
    '/users/{user_id}/{kind}': { get: operation },
    '/users/{user_id}/metadata': { get: operation },
    '/users/ban/{kind}': { get: operation },
  },
};

describe('findOperation()', () => {
  it.each([
    ['GET', '/v1/users/count', 'GET /users/count'],
    ['GET', '/v1/users/user_1', 'GET /users/{user_id}'],
    ['get', '/v1/users/user_1', 'GET /users/{user_id}'],
    ['DELETE', '/v1/users/count', 'DELETE /users/{user_id}'],
    ['GET', '/v1/users/user_1/metadata', 'GET /users/{user_id}/metadata'],
    ['GET', '/v1/users/user_1/other', 'GET /users/{user_id}/{kind}'],
    ['GET', '/v1/users/ban/metadata', 'GET /users/ban/{kind}'],
    ['POST', '/v1/users/count', undefined],
    ['GET', '/v1/users/', undefined],
    ['GET', '/v1/users/user_1/', undefined],
    ['GET', '/users/count', undefined],
    ['GET', '/v10/users/count', undefined],
  ])('finds for %s %s: %s', (method, pathname, id) => {
    expect(findOperation(description, method, pathname)?.id).toBe(id);
  });

  it('returns the parameters of the path', () => {
    const found = findOperation(description, 'GET', '/v1/users/a%2Fb/other');
    expect([...(found?.pathParameters ?? [])]).toEqual([
      ['user_id', 'a%2Fb'],
      ['kind', 'other'],
    ]);
  });
});
