import { describe, expect, it } from 'vitest';
import type { SessionRecord, UserRecord } from './records.ts';
import { createStore, type Store } from './store.ts';
import { ConflictError } from './table.ts';

// The store reads only the fields of its indexes.
const user = (id: string, more: Partial<UserRecord> = {}) => ({ id, username: null, ...more }) as UserRecord;
const session = (id: string, user_id: string, more: Partial<SessionRecord> = {}) =>
  ({ id, user_id, last_active_organization_id: null, ...more }) as SessionRecord;

function storeWith(...users: readonly UserRecord[]): Store {
  const store = createStore();
  for (const one of users) store.users.put(one);
  return store;
}

describe('a collection', () => {
  it('keeps the order of creation, also after a change', () => {
    const store = storeWith(user('user_1'), user('user_2'));
    store.users.update(user('user_1'), { first_name: 'Ada' });
    expect(store.users.all().map(({ id }) => id)).toEqual(['user_1', 'user_2']);
    expect(store.users.size).toBe(2);
  });

  it('freezes records with everything in them', () => {
    const store = storeWith(user('user_1', { public_metadata: { deep: { list: [1] } } }));
    const found = store.users.get('user_1');
    expect(Object.isFrozen(found)).toBe(true);
    expect(Object.isFrozen(found?.public_metadata['deep'])).toBe(true);
  });

  it('finds records by unique values and by references', () => {
    const store = storeWith(user('user_1', { username: 'ada' }));
    store.sessions.put(session('sess_1', 'user_1'));
    store.sessions.put(session('sess_2', 'user_1'));
    expect(store.users.unique({ username: 'ada' })?.id).toBe('user_1');
    expect(store.users.unique({ username: 'bob' })).toBeUndefined();
    expect(store.sessions.by('user_id', 'user_1').map(({ id }) => id)).toEqual(['sess_1', 'sess_2']);
    expect(store.sessions.by('user_id', 'user_2')).toEqual([]);
  });

  it('finds records in the order of creation, also after one has got the value later', () => {
    const store = createStore();
    store.users.put(user('user_1'));
    for (const id of ['sess_1', 'sess_2', 'sess_3']) store.sessions.put(session(id, 'user_1'));
    for (const id of ['sess_3', 'sess_1', 'sess_2']) {
      store.sessions.update(session(id, 'user_1'), { last_active_organization_id: 'org_1' });
    }
    const inOrganization = () =>
      store.sessions.by('last_active_organization_id', 'org_1').map(({ id }) => id);
    expect(inOrganization()).toEqual(['sess_1', 'sess_2', 'sess_3']);
    store.restore(JSON.parse(JSON.stringify(store.snapshot())));
    expect(inOrganization()).toEqual(['sess_1', 'sess_2', 'sess_3']);
  });

  it('throws for a field without an index, since a search would be slow', () => {
    expect(() => storeWith().users.by('first_name', 'Ada')).toThrow('add it to collections.ts');
  });

  it('moves a record in its indexes when it changes', () => {
    const store = storeWith(user('user_1', { username: 'ada' }));
    store.users.update(user('user_1', { username: 'ada' }), { username: 'countess' });
    expect(store.users.unique({ username: 'ada' })).toBeUndefined();
    expect(store.users.unique({ username: 'countess' })?.id).toBe('user_1');
    store.sessions.put(session('sess_1', 'user_1'));
    store.sessions.put(session('sess_2', 'user_1'));
    store.sessions.put(session('sess_1', 'user_2'));
    expect(store.sessions.by('user_id', 'user_1').map(({ id }) => id)).toEqual(['sess_2']);
    expect(store.sessions.by('user_id', 'user_2').map(({ id }) => id)).toEqual(['sess_1']);
  });

  it('rejects a value that another record has, and changes nothing', () => {
    const store = storeWith(user('user_1', { username: 'ada', external_id: 'ext_1' }));
    const conflict = () => store.users.put(user('user_2', { username: 'bob', external_id: 'ext_1' }));
    expect(conflict).toThrow(ConflictError);
    expect(store.users.size).toBe(1);
    expect(store.users.unique({ username: 'bob' })).toBeUndefined();
    expect(store.events).toHaveLength(1);
  });

  it('accepts null and the empty string in several records', () => {
    const store = storeWith(
      user('user_1', { external_id: '' }),
      user('user_2', { external_id: '' }),
      user('user_3'),
    );
    expect(store.users.size).toBe(3);
  });

  it('has unique combinations of values', () => {
    const store = createStore();
    const membership = { organization_id: 'org_1', user_id: 'user_1' };
    store.organization_memberships.put({ id: 'orgmem_1', ...membership } as never);
    expect(() => store.organization_memberships.put({ id: 'orgmem_2', ...membership } as never)).toThrow(
      ConflictError,
    );
    store.organization_memberships.put({ id: 'orgmem_3', ...membership, user_id: 'user_2' } as never);
    expect(store.organization_memberships.unique(membership)?.id).toBe('orgmem_1');
  });
});

describe('deleting a record', () => {
  it('deletes what belongs to it, at any depth, and clears what points to it', () => {
    const store = storeWith(user('user_1'), user('user_2'));
    store.organizations.put({ id: 'org_1', slug: 'a' } as never);
    store.organization_memberships.put({
      id: 'orgmem_1',
      organization_id: 'org_1',
      user_id: 'user_1',
    } as never);
    store.sessions.put(session('sess_1', 'user_1', { last_active_organization_id: 'org_1' }));
    store.sessions.put(session('sess_2', 'user_2', { last_active_organization_id: 'org_1' }));
    store.organizations.delete('org_1');
    expect(store.organization_memberships.size).toBe(0);
    expect(store.sessions.get('sess_1')?.last_active_organization_id).toBeNull();
    store.users.delete('user_1');
    expect(store.sessions.all().map(({ id }) => id)).toEqual(['sess_2']);
  });

  it('frees its unique values', () => {
    const store = storeWith(user('user_1', { username: 'ada' }));
    store.users.delete('user_1');
    store.users.put(user('user_2', { username: 'ada' }));
    expect(store.users.unique({ username: 'ada' })?.id).toBe('user_2');
  });

  it('does nothing for a missing record', () => {
    const store = storeWith();
    store.users.delete('user_none');
    expect(store.events).toEqual([]);
  });
});

describe('events', () => {
  it('have the record before and after each change, in order', () => {
    const store = storeWith();
    const seen: string[] = [];
    const stop = store.subscribe(({ sequence, type, collection, id }) =>
      seen.push(`${sequence} ${type} ${collection} ${id}`),
    );
    store.users.put(user('user_1'));
    store.sessions.put(session('sess_1', 'user_1'));
    store.users.update(user('user_1'), { first_name: 'Ada' });
    store.users.delete('user_1');
    expect(seen).toEqual([
      '1 created users user_1',
      '2 created sessions sess_1',
      '3 updated users user_1',
      '4 deleted sessions sess_1',
      '5 deleted users user_1',
    ]);
    expect(store.events[2]).toMatchObject({ before: { id: 'user_1' }, after: { first_name: 'Ada' } });
    stop();
    store.users.put(user('user_2'));
    expect(seen).toHaveLength(5);
  });

  it('report a reference that a deletion clears', () => {
    const store = storeWith(user('user_1'));
    store.organizations.put({ id: 'org_1', slug: 'a' } as never);
    store.sessions.put(session('sess_1', 'user_1', { last_active_organization_id: 'org_1' }));
    store.organizations.delete('org_1');
    expect(store.events.slice(-2)).toMatchObject([
      {
        type: 'updated',
        collection: 'sessions',
        id: 'sess_1',
        before: { last_active_organization_id: 'org_1' },
        after: { last_active_organization_id: null },
      },
      { type: 'deleted', collection: 'organizations', id: 'org_1' },
    ]);
  });

  it('do not grow without bound', () => {
    const store = storeWith();
    for (let index = 0; index < 25_000; index += 1) store.users.put(user('user_1'));
    expect(store.events.length).toBeLessThanOrEqual(10_000);
    expect(store.events.length).toBeGreaterThanOrEqual(9_000);
    expect(store.events.at(-1)?.sequence).toBe(25_000);
  });
});

describe('a snapshot', () => {
  it('is plain JSON that restores records and indexes', () => {
    const store = storeWith(user('user_1', { username: 'ada' }));
    store.sessions.put(session('sess_1', 'user_1'));
    const snapshot = JSON.parse(JSON.stringify(store.snapshot()));
    const other = storeWith(user('user_9', { username: 'ada' }));
    other.restore(snapshot);
    expect(other.snapshot()).toEqual(snapshot);
    expect(other.users.get('user_9')).toBeUndefined();
    expect(other.users.unique({ username: 'ada' })?.id).toBe('user_1');
    expect(other.sessions.by('user_id', 'user_1')).toHaveLength(1);
    expect(other.events).toEqual([]);
  });

  it('leaves out events that are done, and their deliveries', () => {
    const store = createStore();
    for (const state of ['pending', 'done']) {
      store.webhook_events.put({ id: `msg_${state}`, state } as never);
      store.webhook_deliveries.put({ id: `dlv_${state}`, state, event_id: `msg_${state}` } as never);
    }
    const { webhook_events: events, webhook_deliveries: deliveries } = store.snapshot();
    expect(events).toEqual([{ id: 'msg_pending', state: 'pending' }]);
    expect(deliveries).toEqual([{ id: 'dlv_pending', state: 'pending', event_id: 'msg_pending' }]);
  });

  it('has the changes since an earlier restore of the same snapshot undone', () => {
    const store = storeWith(user('user_1'));
    const snapshot = store.snapshot();
    store.restore(snapshot);
    store.restore(snapshot);
    expect(store.users.get('user_1')?.id).toBe('user_1');
    store.users.delete('user_1');
    store.restore(snapshot);
    expect(store.users.get('user_1')?.id).toBe('user_1');
    expect(store.events).toEqual([]);
  });

  it('is not changed by later writes, and can be restored again and again', () => {
    const store = storeWith(user('user_1'));
    const snapshot = store.snapshot();
    for (const id of ['user_2', 'user_3']) {
      store.users.put(user(id));
      store.users.delete('user_1');
      store.restore(snapshot);
      expect(store.users.all().map((one) => one.id)).toEqual(['user_1']);
    }
  });
});
