import { beforeEach, describe, expect, it } from 'vitest';
import type { Instance } from '../store/instance.ts';
import { findRecord, parentsOf } from './records.ts';
import { createTestInstance, taskOf } from './task.test-support.ts';

let instance: Instance;
beforeEach(async () => {
  instance = await createTestInstance();
});

describe('the records of a path', () => {
  it('are named by fields in snake case, whatever the case of the parameter', () => {
    instance.store.users.put({ id: 'user_a' } as never);
    for (const [parameter, field] of [
      ['user_id', 'user_id'],
      ['statementID', 'statement_id'],
      ['apiKeyID', 'api_key_id'],
      ['adminPortalLinkTokenID', 'admin_portal_link_token_id'],
      ['IDOfUser', '_i_d_of_user'],
    ] as const) {
      const task = taskOf(
        instance,
        { parents: { [parameter]: 'users' } },
        { params: { [parameter]: 'user_a' } },
      );
      expect(parentsOf(task)).toEqual({ [field]: 'user_a' });
    }
  });

  it('must exist, below the parent that the path names', () => {
    instance.store.users.put({ id: 'user_a' } as never);
    instance.store.users.put({ id: 'user_b' } as never);
    instance.store.sessions.put({ id: 'sess_a', user_id: 'user_a' } as never);
    const find = (params: Record<string, string>) =>
      findRecord(
        taskOf(
          instance,
          { collection: 'sessions', key: 'session_id', parents: { user_id: 'users' } },
          { params },
        ),
      );
    expect(find({ user_id: 'user_a', session_id: 'sess_a' })).toMatchObject({ id: 'sess_a' });
    expect(() => find({ user_id: 'user_b', session_id: 'sess_a' })).toThrow(/session.*sess_a/);
    expect(() => find({ user_id: 'user_a', session_id: 'sess_b' })).toThrow(/session.*sess_b/);
    expect(() => find({ user_id: 'user_c', session_id: 'sess_a' })).toThrow(/user.*user_c/);
  });

  it('need a parameter and a collection, which the table has', () => {
    expect(() => findRecord(taskOf(instance, { collection: 'sessions' }))).toThrow(
      'The path has no parameter "".',
    );
    expect(() => findRecord(taskOf(instance, { key: 'id' }, { params: { id: 'a' } }))).toThrow(
      'GET /things has no collection.',
    );
  });
});
