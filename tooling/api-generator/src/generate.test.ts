import type { OpenApiDocument } from '@tooling/api-description/open-api';
import { describe, expect, it } from 'vitest';
import { generate } from './generate.ts';
import { readOverrides } from './read-overrides.ts';
import { readTable } from './read-table.ts';

const parameter = (name: string, place: 'path' | 'query', type = 'string') => ({
  name,
  in: place,
  required: place === 'path',
  schema: { type },
});
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const user = { $ref: '#/components/schemas/User' };

const document: OpenApiDocument = {
  info: { version: '2026-01-01' },
  components: {
    schemas: {
      User: {
        type: 'object',
        required: ['object', 'id', 'status', 'public_metadata'],
        properties: {
          object: { type: 'string', enum: ['user'] },
          id: { type: 'string' },
          status: { type: 'string', enum: ['on', 'off'], description: 'Prose of the source.' },
          last_seen_at: { type: 'integer', nullable: true },
          public_metadata: { type: 'object', additionalProperties: true },
        },
      },
    },
  },
  paths: {
    '/users': {
      get: {
        parameters: [
          parameter('limit', 'query', 'integer'),
          parameter('offset', 'query', 'integer'),
          parameter('created_at_after', 'query', 'integer'),
        ],
        responses: { 200: json({ type: 'array', items: user }), 422: {} },
      },
    },
    '/users/{user_id}': {
      parameters: [parameter('user_id', 'path')],
      patch: {
        requestBody: json({
          type: 'object',
          required: ['role'],
          properties: { role: { type: 'string', enum: ['a', 'b'] }, created_at: { type: 'string' } },
        }),
        responses: { 200: json(user) },
      },
      delete: { deprecated: true, responses: { 204: {} } },
    },
  },
};
const overrides = readOverrides(`
rename: {}
homes: {}
metadata: { User: User }
types: {}
required: []
names: {}
orders: {}
docs: { role: The permissions of the user. }
extra: {}
`);
const rows = `
users:
  getUserList(...): { at: GET /users, doc: Returns users. }
  update({userId, ...}): { at: 'PATCH /users/{userId}', doc: Updates a user., constant: updateUser }
  deleteUser(userId): { at: 'DELETE /users/{userId}', doc: Deletes a user., instead: nothing }
`;
const files = generate(document, readTable(rows), overrides);
const fileOf = (name: string) => files.get(name)?.replace(/\s+/g, ' ') ?? '';

describe('generate()', () => {
  it('writes a constant with its doc comment, its types and its fields', () => {
    const text = fileOf('operations/users.ts');
    expect(text).toContain('/** Returns users. Errors: 422. */ export const getUserList: ListOperation<');
    expect(text).toContain("[params?: GetUserListParams | undefined], User> = { name: 'users.getUserList'");
    expect(text).toContain(
      "method: 'GET', path: '/users', args: ['...'], encode: toQuery, parameters: ['limit', 'offset', 'createdAtAfter'], read: readList, page: 'data' }",
    );
    expect(text).toContain('createdAtAfter?: Date | number | undefined;');
  });

  it('writes an id among the parameters, and exports the constant under the name of the method', () => {
    const text = fileOf('operations/users.ts');
    expect(text).toContain('export interface UpdateUserParams { userId: string; ');
    expect(text).toContain(
      "/** The permissions of the user. */ role: 'a' | 'b'; createdAt?: Date | number | string | undefined;",
    );
    expect(text).toContain('export const update: ItemOperation<[params: UpdateUserParams], User>');
    expect(fileOf('operations/index.ts')).toContain(
      "export { getUserList, update as updateUser, deleteUser } from './users.ts';",
    );
  });

  it('writes the replacement of a deprecated operation, and a reader for an empty response', () => {
    const text = fileOf('operations/users.ts');
    expect(text).toContain('* Deletes a user. * * @deprecated Use nothing. */');
    expect(text).toContain("path: '/users/{userId}', read: readNothing }");
  });

  it('writes result types with open enums, optional and nullable fields and metadata, without prose', () => {
    const text = fileOf('resources/users.ts');
    expect(text).toContain(
      "object: 'user'; id: string; status: Open<'on' | 'off'>; lastSeenAt?: number | null;",
    );
    expect(text).toContain('publicMetadata: UserPublicMetadata;');
    expect(text).toContain('/** A user. Times are milliseconds since 1970. */');
    expect([...files.values()].join('')).not.toContain('Prose');
  });

  it('throws if the table and the description disagree', () => {
    const table = readTable(
      "users:\n  deleteUser(userId): { at: 'DELETE /users/{userId}', doc: Deletes a user. }",
    );
    expect(() => generate(document, table, overrides)).toThrow(
      /GET \/users has no row\nPATCH \/users\/\{user_id\} has no row\nDELETE \/users\/\{userId\} is deprecated/,
    );
  });
});
