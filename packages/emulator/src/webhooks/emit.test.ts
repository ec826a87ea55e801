import { expect, it } from 'vitest';
import type { Instance } from '../store/instance.ts';
import { createStore } from '../store/store.ts';
import { emit } from './emit.ts';

it('the events and their deliveries are bounded: the oldest are forgotten', () => {
  const store = createStore();
  let count = 0;
  // The function needs no more of an instance.
  const instance = {
    store,
    now: () => 1_000,
    createId: (kind: string) => `${kind}_${++count}`,
    instanceId: 'ins_1',
  } as unknown as Instance;
  const endpoints = Array.from({ length: 4 }, (_, index) => ({
    url: `http://127.0.0.1/${index}`,
    signingSecret: 'whsec_',
    events: null,
    isDisabled: false,
  }));
  const input = {
    instance,
    endpoints: { list: () => endpoints } as unknown as Parameters<typeof emit>[0]['endpoints'],
    takeFault: () => undefined,
  };
  for (let index = 1; index <= 1_100; index += 1) {
    emit(input, [{ type: 'user.updated', data: { id: `user_${index}` } }], undefined);
  }
  expect(store.webhook_events.size).toBe(1_000);
  expect(store.webhook_deliveries.size).toBe(3_000);
  expect(store.webhook_events.all()[0]?.payload).toMatchObject({ data: { id: 'user_101' } });
  expect(store.webhook_deliveries.all().at(-1)).toMatchObject({
    url: 'http://127.0.0.1/3',
    state: 'pending',
  });
});
