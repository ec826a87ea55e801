import { expect, it } from 'vitest';
import { forgetOldest } from './forget-oldest.ts';
import { createStore } from './store.ts';

function storeWith(...ids: readonly string[]) {
  const store = createStore();
  // Only the id counts.
  for (const id of ids) store.outbox_messages.put({ id } as never);
  return { store, ids: () => store.outbox_messages.all().map((message) => message.id) };
}

it.each([
  ['keeps all records below the maximum', 4, ['msg_1', 'msg_2', 'msg_3']],
  ['deletes the oldest record at the maximum', 3, ['msg_2', 'msg_3']],
  ['deletes one record above the maximum', 1, ['msg_2', 'msg_3']],
])('forgetOldest() %s', (_, maximum, expected) => {
  const { store, ids } = storeWith('msg_1', 'msg_2', 'msg_3');
  forgetOldest(store, 'outbox_messages', maximum);
  expect(ids()).toEqual(expected);
});

it('forgetOldest() does nothing in an empty collection', () => {
  const { store, ids } = storeWith();
  forgetOldest(store, 'outbox_messages', 0);
  expect(ids()).toEqual([]);
  expect(store.events).toEqual([]);
});
