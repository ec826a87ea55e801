import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { distill } from './distill.ts';
import { expand } from './expand.ts';
import type { OpenApiDocument, OpenApiSchema } from './open-api.ts';
import { printDistilled } from './print-distilled.ts';

const json = (schema: OpenApiSchema) => ({ content: { 'application/json': { schema } } });
const ref = (name: string): OpenApiSchema => ({ $ref: `#/components/schemas/${name}` });
const withSchema = (schema: OpenApiSchema): OpenApiDocument => ({
  info: { version: '2026-01-01' },
  components: { schemas: { Thing: schema } },
  paths: {},
});
const shapeOf = (schema: OpenApiSchema) => distill(withSchema(schema)).schemas['Thing'];

const document: OpenApiDocument = {
  info: { version: '2026-01-01' },
  components: {
    schemas: { User: { type: 'object', properties: {} }, ClerkErrors: { type: 'object' } },
    parameters: { Limit: { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 500 } } },
    responses: { User: json(ref('User')), Errors: json(ref('ClerkErrors')) },
  },
  paths: {
    '/users': {
      get: {
        operationId: 'GetUserList',
        tags: ['Users'],
        parameters: [
          { $ref: '#/components/parameters/Limit' },
          { name: 'ids', in: 'query', explode: false, schema: { type: 'array', items: { type: 'string' } } },
          { name: 'old', in: 'query', deprecated: true, schema: { type: 'string' } },
        ],
        responses: {
          200: json({ type: 'array', items: ref('User') }),
          422: { $ref: '#/components/responses/Errors' },
        },
      },
    },
    '/users/{user_id}': {
      parameters: [{ name: 'user_id', in: 'path', required: true, schema: { type: 'string' } }],
      delete: { deprecated: true, responses: { 204: {} } },
    },
    '/users/{user_id}/image': {
      post: {
        security: [],
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
            },
          },
        },
        responses: { 200: { $ref: '#/components/responses/User' } },
      },
    },
  },
};

describe('distill()', () => {
  it('keeps the facts of operations, in one line per fact', () => {
    expect(distill(document).operations).toEqual({
      'GET /users': {
        id: 'GetUserList',
        tags: ['Users'],
        collection: 'users',
        query: {
          'limit?': { type: 'integer', maximum: 500 },
          'ids?': { list: 'string', parameter: { explode: false } },
          'old?': { type: 'string', parameter: { deprecated: true } },
        },
        answers: { 200: ['$User'] },
        errors: [422],
      },
      'DELETE /users/{user_id}': {
        id: '',
        tags: [],
        collection: 'users',
        deprecated: true,
        path: { user_id: 'string' },
        answers: { 204: null },
      },
      'POST /users/{user_id}/image': {
        id: '',
        tags: [],
        collection: 'users',
        public: true,
        body: {
          type: 'form',
          required: true,
          shape: { fields: { 'file?': { type: 'string', format: 'binary' } } },
        },
        answers: { 200: '$User' },
      },
    });
  });

  it.each<[string, OpenApiSchema, unknown]>([
    ['a type', { type: 'string', description: 'Prose.', example: 'x' }, 'string'],
    ['a nullable type', { type: 'string', nullable: true }, 'string | null'],
    ['a reference', { $ref: '#/components/schemas/User', description: 'Prose.' }, '$User'],
    ['a list', { type: 'array', items: { type: 'integer' } }, ['integer']],
    [
      'a nullable list',
      { type: 'array', nullable: true, items: ref('User') },
      { nullable: true, list: '$User' },
    ],
    ['limits', { type: 'string', maxLength: 9, enum: ['a'] }, { type: 'string', enum: ['a'], maxLength: 9 }],
    [
      'fields',
      {
        type: 'object',
        required: ['id', 'more'],
        properties: { id: { type: 'string' }, name: { type: 'string' } },
      },
      { fields: { id: 'string', 'name?': 'string' }, requires: ['more'] },
    ],
    [
      'further fields',
      { type: 'object', additionalProperties: { type: 'string' } },
      { type: 'object', others: 'string' },
    ],
    ['no further fields', { type: 'object', additionalProperties: false }, { type: 'object', others: false }],
    ['alternatives', { oneOf: [{ type: 'string' }, ref('User')] }, { oneOf: ['string', '$User'] }],
    [
      'fields named like prose',
      { properties: { description: { type: 'string' } } },
      { type: 'any', fields: { 'description?': 'string' } },
    ],
  ])('shortens %s', (_what, schema, shape) => {
    expect(shapeOf(schema)).toEqual(shape);
  });

  it('throws for a keyword that it does not know', () => {
    expect(() => shapeOf({ type: 'string', contentEncoding: 'base64' })).toThrow(
      'Unknown keyword "contentEncoding"',
    );
  });

  it('names the longest collection of a path', () => {
    const paths = Object.fromEntries(
      ['/a/{id}/b/{b_id}/act', '/a/{id}/b', '/a/{id}', '/a/count', '/c'].map((path) => [
        path,
        { get: { responses: {} } },
      ]),
    );
    const { operations } = distill({ info: { version: '1' }, components: { schemas: {} }, paths });
    expect(Object.values(operations).map(({ collection }) => collection)).toEqual([
      'a/b',
      'a/b',
      'a',
      'a',
      'c',
    ]);
  });
});

describe('expand()', () => {
  it('writes the document that was distilled, without prose and references between responses', () => {
    const { paths } = expand(distill(document));
    expect(paths['/users']?.['get']).toEqual({
      operationId: 'GetUserList',
      tags: ['Users'],
      parameters: [
        { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 500 } },
        { name: 'ids', in: 'query', explode: false, schema: { type: 'array', items: { type: 'string' } } },
        { name: 'old', in: 'query', deprecated: true, schema: { type: 'string' } },
      ],
      responses: { 200: json({ type: 'array', items: ref('User') }), 422: json(ref('ClerkErrors')) },
    });
  });

  it('writes what distills to the same facts', () => {
    const facts = distill(document);
    expect(distill(expand(facts))).toEqual(facts);
  });
});

describe('printDistilled()', () => {
  it('prints facts that are read as they were', () => {
    const facts = distill(document);
    const text = printDistilled(facts);
    expect(parse(text)).toEqual(JSON.parse(JSON.stringify(facts)));
    expect(text).toMatch(/^# Generated/);
  });
});
