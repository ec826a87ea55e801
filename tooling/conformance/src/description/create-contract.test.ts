import type { OpenApiDocument } from '@tooling/api-description/open-api';
import { describe, expect, it } from 'vitest';
import { createContract } from './create-contract.ts';
import type { OverlayEntry } from './overlay.ts';

const user = { $ref: '#/components/schemas/User' };
const document: OpenApiDocument = {
  info: { version: '2026-01-01' },
  components: {
    schemas: {
      User: {
        type: 'object',
        required: ['id'],
        additionalProperties: false,
        properties: { id: { type: 'string' }, name: { type: 'string', nullable: true } },
      },
      ClerkErrors: {
        type: 'object',
        required: ['errors'],
        properties: { errors: { type: 'array', items: { type: 'object' } } },
      },
    },
    parameters: { Limit: { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1 } } },
    responses: { User: { content: { 'application/json': { schema: user } } } },
  },
  paths: {
    '/users': {
      get: {
        parameters: [
          { $ref: '#/components/parameters/Limit' },
          { name: 'user_id', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
          {
            name: 'mode',
            in: 'query',
            explode: false,
            schema: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
          },
          { name: 'banned', in: 'query', schema: { type: 'boolean' } },
        ],
        responses: { 200: { content: { 'application/json': { schema: { type: 'array', items: user } } } } },
      },
      post: {
        requestBody: { required: true, content: { 'application/json': { schema: user } } },
        responses: { 200: { $ref: '#/components/responses/User' } },
      },
    },
    '/users/{user_id}': {
      parameters: [{ name: 'user_id', in: 'path', required: true, schema: { type: 'string', maxLength: 6 } }],
      delete: { responses: { 204: {} } },
      put: {
        requestBody: { content: { 'image/png': {} } },
        responses: { 200: { $ref: '#/components/responses/User' } },
      },
    },
  },
};
const overlay: readonly OverlayEntry[] = [
  { kind: 'error-statuses', statuses: [401], because: 'a test' },
  {
    kind: 'response',
    operation: 'GET /users',
    query: ['banned', 'true'],
    status: 200,
    schema: { type: 'string' },
    because: 'a test',
  },
];
const contract = createContract(document, overlay);

const headers = { authorization: 'Bearer sk_test_1', 'clerk-api-version': '2026-01-01' };
const json = { 'content-type': 'application/json' };
const url = (path: string) => `https://api.example/v1${path}`;
const send = (
  method: string,
  path: string,
  body?: string,
  more: Readonly<Record<string, string>> = body === undefined ? {} : json,
) => ({ method, url: url(path), headers: new Headers({ ...headers, ...more }), body });
const receive = (
  status: number,
  body: string,
  more: Readonly<Record<string, string>> = body === '' ? {} : json,
) => ({ status, headers: new Headers(more), body });

describe('checkRequest()', () => {
  it.each([
    ['no parameters', send('GET', '/users')],
    ['every parameter', send('GET', '/users?limit=2&user_id=a&user_id=b&mode=a,b&banned=false')],
    ['a body', send('POST', '/users', '{"id":"a","name":null}')],
    [
      'a media type with parameters',
      send('POST', '/users', '{"id":"a"}', { 'content-type': 'application/json; charset=utf-8' }),
    ],
    ['a path parameter', send('DELETE', '/users/user_1')],
  ])('accepts %s', (_name, request) => {
    expect(contract.checkRequest(request)).toEqual([]);
  });

  it.each([
    ['an unknown path', send('GET', '/people'), 'GET /v1/people is not described'],
    ['an unknown method', send('PATCH', '/users'), 'PATCH /v1/users is not described'],
    ['an unknown parameter', send('GET', '/users?x=1'), 'query parameter x of GET /users is not described'],
    ['a number out of range', send('GET', '/users?limit=0'), 'query parameter limit: / must be >= 1'],
    ['a string for a number', send('GET', '/users?limit=ten'), 'query parameter limit: / must be integer'],
    ['a number for a boolean', send('GET', '/users?banned=1'), 'query parameter banned: / must be boolean'],
    ['a repeated parameter', send('GET', '/users?limit=1&limit=2'), 'query parameter limit is sent 2 times'],
    ['a repeated list with commas', send('GET', '/users?mode=a&mode=b'), 'mode is sent 2 times'],
    ['a value that is not listed', send('GET', '/users?mode=a,c'), '/1 must be equal to one of the allowed'],
    ['no body', send('POST', '/users'), 'POST /users needs a body'],
    ['an unexpected body', send('DELETE', '/users/user_1', '{}'), 'takes no body'],
    ['a body that is not JSON', send('POST', '/users', 'id=a'), 'the body is not JSON'],
    ['another media type', send('POST', '/users', '{"id":"a"}', {}), 'the media type is undefined'],
    ['a field too many', send('POST', '/users', '{"id":"a","x":1}'), 'must NOT have additional properties'],
    ['a field too few', send('POST', '/users', '{}'), "must have required property 'id'"],
    [
      'a body that it cannot check',
      send('PUT', '/users/user_1', 'x'),
      "takes image/png, which can't be checked",
    ],
    [
      'a bad path parameter',
      send('DELETE', '/users/user_12'),
      'path parameter user_id: / must NOT have more',
    ],
    ['no key', send('GET', '/users', undefined, { authorization: '' }), 'header authorization'],
    [
      'another version',
      send('GET', '/users', undefined, { 'clerk-api-version': '1' }),
      'header clerk-api-version is 1',
    ],
  ])('rejects %s', (_name, request, violation) => {
    expect(contract.checkRequest(request)).toEqual([expect.stringContaining(violation)]);
  });
});

describe('checkResponse()', () => {
  const list = send('GET', '/users');
  it.each([
    ['a described body', list, receive(200, '[{"id":"a"}]')],
    ['a body behind a reference', send('POST', '/users'), receive(200, '{"id":"a"}')],
    ['no content', send('DELETE', '/users/user_1'), receive(204, '')],
    ['an error that the overlay knows', list, receive(401, '{"errors":[]}')],
    ['a body that the overlay knows', send('GET', '/users?banned=true'), receive(200, '"text"')],
  ])('accepts %s', (_name, request, response) => {
    expect(contract.checkResponse(request, response)).toEqual([]);
  });

  it.each([
    ['another status', list, receive(418, '{"errors":[]}'), 'status 418 of GET /users is not described'],
    ['an error without its envelope', list, receive(401, '{}'), "must have required property 'errors'"],
    ['a body of another shape', list, receive(200, '[{"id":1}]'), '/0/id must be string'],
    ['an unexpected body', send('DELETE', '/users/user_1'), receive(204, '{}'), 'there is a body'],
    ['a missing body', list, receive(200, '', json), 'the body is not JSON'],
    [
      'an unknown path',
      send('GET', '/people'),
      receive(401, '{"errors":[]}'),
      'GET /v1/people is not described',
    ],
  ])('rejects %s', (_name, request, response, violation) => {
    expect(contract.checkResponse(request, response)).toEqual([expect.stringContaining(violation)]);
  });
});

describe('checkErrorResponse()', () => {
  it('accepts the error envelope and nothing else', () => {
    expect(contract.checkErrorResponse(receive(404, '{"errors":[]}'))).toEqual([]);
    expect(contract.checkErrorResponse(receive(404, '{}'))).toHaveLength(1);
    expect(contract.checkErrorResponse(receive(200, '{"errors":[]}'))).toHaveLength(1);
  });
});
