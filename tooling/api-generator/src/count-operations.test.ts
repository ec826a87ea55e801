import type { OpenApiDocument } from '@tooling/api-description/open-api';
import { createBackendApiClient } from '@x/rest-client';
import * as operations from '@x/rest-client/operations';
import { createClerkClient as createFirst } from 'clerk-1.0.1';
import { createClerkClient as createLatest } from 'clerk-latest';
import { describe, expect, it } from 'vitest';
import { countOperations, methodsOf, undescribed } from './count-operations.ts';

const ALL = Object.values(operations);
const get = (tag: string) => ({ tags: [tag], responses: {} });
const document: OpenApiDocument = {
  info: { version: '2026-01-01' },
  components: { schemas: {} },
  paths: {
    '/users/{user_id}': { get: get('Users'), delete: get('Users') },
    '/sessions/{session_id}/tokens': { post: get('Sessions') },
    '/sessions/{session_id}/tokens/{template_name}': { post: get('Sessions') },
    '/new_things': { get: get('New') },
  },
};

describe('countOperations()', () => {
  it('counts the operations with a method by tag and client, two for a method that has both', () => {
    const clients = [new Set(['users.getUser', 'sessions.getToken']), new Set<string>()];
    expect(countOperations(document, ALL, clients)).toEqual([
      { tag: 'Users', described: 2, supported: [1, 0] },
      { tag: 'Sessions', described: 2, supported: [2, 0] },
      { tag: 'New', described: 1, supported: [0, 0] },
    ]);
  });

  it('finds the operations that the description lacks', () => {
    const names = undescribed(document, ALL).map(({ name }) => name);
    expect(names).not.toContain('sessions.getToken');
    expect(names).toContain('sessions.verifySession');
  });
});

describe('methodsOf()', () => {
  it('finds the methods of the reference SDK, and ours has all of them', () => {
    const options = { secretKey: 'sk_test_1', telemetry: { disabled: true } };
    const first = methodsOf(createFirst(options));
    const latest = methodsOf(createLatest(options));
    expect([first.size, latest.size]).toEqual([68, 192]);
    const ours = Object.entries(createBackendApiClient({ secretKey: 'sk_test_1' })).flatMap(
      ([resource, methods]) => Object.keys(methods).map((method) => `${resource}.${method}`),
    );
    expect([...first, ...latest].filter((name) => !ours.includes(name))).toEqual([]);
  });
});
