import type { Instance } from '../store/instance.ts';
import type { ClientRecord } from '../store/records.ts';

/** Creates a client: what the sessions of a browser belong to. */
export function createClient({ store, createId, now }: Instance): ClientRecord {
  const createdAt = now();
  return store.clients.put({
    id: createId('clients'),
    sign_in_id: null,
    sign_up_id: null,
    last_authentication_strategy: null,
    created_at: createdAt,
    updated_at: createdAt,
  });
}
