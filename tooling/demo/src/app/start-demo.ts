import { once } from 'node:events';
import { serve } from '@hono/node-server';
import { createClerkClient } from '@x/backend';
import { createEmulator, type Emulator } from '@x/emulator';
import getPort from 'get-port';
import { createApp } from './create-app.ts';

const SEED = {
  users: [
    {
      id: 'user_ada',
      emailAddress: 'ada@example.com',
      firstName: 'Ada',
      lastName: 'Lovelace',
      password: 'correct horse battery',
      publicMetadata: { plan: 'pro' },
    },
    { id: 'user_grace', emailAddress: 'grace@example.com', firstName: 'Grace', lastName: 'Hopper' },
    {
      id: 'user_alan',
      emailAddress: 'alan@example.com',
      firstName: 'Alan',
      lastName: 'Turing',
      username: 'alan',
    },
    {
      id: 'user_katherine',
      emailAddress: 'katherine@example.com',
      firstName: 'Katherine',
      lastName: 'Johnson',
    },
  ],
  organizations: [
    {
      id: 'org_engines',
      name: 'Analytical Engines',
      slug: 'engines',
      createdBy: 'user_ada',
      members: [{ userId: 'user_alan' }],
    },
    {
      id: 'org_harvard',
      name: 'Harvard Computers',
      slug: 'harvard',
      createdBy: 'user_grace',
      members: [{ userId: 'user_ada' }, { userId: 'user_katherine' }],
    },
  ],
};

const NOTES = {
  user_ada: ['Read Menabrea again, with a pencil.'],
  org_engines: ['The engine weaves algebraical patterns.', 'Order more cards for the loom.'],
  org_harvard: ['A moth was found in relay 70.'],
};

/** The application and the emulator, which listen. */
export interface Demo {
  readonly url: string;
  readonly emulator: Emulator;
  readonly close: () => Promise<void>;
}

/** Starts the emulator and the application. A port that is in use is replaced by a free one. */
export async function startDemo(ports: { readonly app: number; readonly emulator: number }): Promise<Demo> {
  const freePort = (port: number) => getPort({ port, host: '127.0.0.1' });
  const url = `http://localhost:${await freePort(ports.app)}`;
  const emulator = await createEmulator({ seed: SEED, port: await freePort(ports.emulator), appOrigin: url });
  const { secretKey, publishableKey, frontendApiUrl, url: apiUrl, now } = emulator;
  const pageOf = (path: string) => `${frontendApiUrl}${path}?redirect_url=${encodeURIComponent(`${url}/`)}`;
  const app = createApp({
    // The clock of the emulator can be moved in the inspector.
    clerk: createClerkClient({ secretKey, publishableKey, apiUrl, now }),
    publishableKey,
    links: {
      signIn: pageOf('/sign-in'),
      signUp: pageOf('/sign-up'),
      inspector: `${frontendApiUrl}/__emulator`,
    },
    notes: NOTES,
  });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(new URL(url).port) });
  await once(server, 'listening');
  return {
    url,
    emulator,
    async close() {
      server.close();
      await emulator.close();
    },
  };
}
