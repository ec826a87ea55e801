import type { Behaviour } from '../engine/behaviour.ts';
import { apiFault } from '../engine/errors.ts';
import { encodeBase62 } from '../keys/ids.ts';
import type { Instance } from '../store/instance.ts';

/** The app of the instance at the webhook service Svix, which has the endpoints. Its dashboard does not exist. */
export const webhooks: Behaviour = {
  operations: {
    'POST /webhooks/svix': {
      handle: ({ instance }) => {
        const { store, now } = instance;
        if (store.svix_app.size > 0) throw apiFault('svix_app_exists');
        store.svix_app.put({ id: 'svix_app', created_at: now() });
        return dashboardOf(instance);
      },
    },
    'DELETE /webhooks/svix': {
      handle: ({ instance }) => {
        requireApp(instance);
        const { svix_app, webhook_endpoints } = instance.store;
        svix_app.delete('svix_app');
        for (const { id } of webhook_endpoints.all()) webhook_endpoints.delete(id);
      },
    },
    'POST /webhooks/svix_url': {
      handle: ({ instance }) => {
        requireApp(instance);
        return dashboardOf(instance);
      },
    },
  },
};

function requireApp({ store }: Instance): void {
  if (store.svix_app.size === 0) throw apiFault('svix_app_missing');
}

/** Each call returns a new URL, since the URL of a real dashboard contains a key that expires. */
function dashboardOf({ origin, randomBytes }: Instance) {
  return { svix_url: `${origin()}/svix/login#key=${encodeBase62(randomBytes(20))}` };
}
