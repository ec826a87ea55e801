import { expect, it } from 'vitest';
import { createClock } from '../control/clock.ts';
import { createInstance } from '../create-instance.ts';
import { clientTokenOf } from './browsers.ts';
import { createClient } from './clients.ts';
import { createSession } from './sessions.ts';

it('forgets the oldest clients without sessions, and what they began', async () => {
  const instance = await createInstance(
    { seed: { users: [{ id: 'user_ada' }] } },
    { clock: createClock(Date.now), origin: () => 'http://localhost', persisted: undefined },
  );
  const { store } = instance;
  const signedIn = createClient(instance);
  clientTokenOf(instance, signedIn.id);
  createSession(instance, 'user_ada', null, { clientId: signedIn.id });
  const oldest = createClient(instance);
  clientTokenOf(instance, oldest.id);
  store.sign_ups.put({ id: 'sua_1', client_id: oldest.id } as never);
  for (let index = 0; index < 10_050; index += 1) clientTokenOf(instance, createClient(instance).id);
  expect(store.client_tokens.size).toBe(10_000);
  expect(store.clients.size).toBe(10_001);
  expect(store.clients.get(signedIn.id)).toBeDefined();
  expect(store.clients.get(oldest.id)).toBeUndefined();
  expect(store.sign_ups.size).toBe(0);
});
