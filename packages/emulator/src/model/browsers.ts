import { forgetOldest } from '../store/forget-oldest.ts';
import type { DevBrowserRecord } from '../store/frontend-records.ts';
import type { Instance } from '../store/instance.ts';
import type { SessionRecord } from '../store/records.ts';
import { statusOf } from './sessions.ts';

/** Anyone can create these records with a request, so only the latest are kept. */
const MAXIMUM = { dev_browsers: 10_000, handshakes: 1_000, client_tokens: 10_000 } as const;

/** Creates the identity of a browser that has none. */
export function createDevBrowser(instance: Instance, clientId: string | null = null): DevBrowserRecord {
  const { store, createId, now } = instance;
  forgetOldest(store, 'dev_browsers', MAXIMUM.dev_browsers);
  return store.dev_browsers.put({ id: createId('dev_browsers'), client_id: clientId, created_at: now() });
}

/** Returns the secret that a browser keeps in its `__client` cookie. */
export function clientTokenOf(instance: Instance, clientId: string): string {
  const { store, createId } = instance;
  const [known] = store.client_tokens.by('client_id', clientId);
  if (known !== undefined) return known.id;
  forgetOldestClientToken(instance);
  return store.client_tokens.put({ id: createId('client_tokens'), client_id: clientId }).id;
}

/** Returns the session of a client that is active, if there is one: the latest. */
export function activeSessionOf(instance: Instance, clientId: string): SessionRecord | undefined {
  const sessions = instance.store.sessions.by('client_id', clientId);
  return sessions.filter((session) => statusOf(instance, session) === 'active').at(-1);
}

/** The time in which an application must fetch the cookies of a handshake. */
const handshakeLifetimeInMs = 60_000;

/** Stores the cookies of a handshake. Returns the nonce. */
export function storeHandshake(instance: Instance, directives: readonly string[]): string {
  const { store, createId, now } = instance;
  forgetOldest(store, 'handshakes', MAXIMUM.handshakes);
  const expiresAt = now() + handshakeLifetimeInMs;
  return store.handshakes.put({ id: createId('handshakes'), directives, expires_at: expiresAt }).id;
}

/** Returns the cookies of a handshake once. */
export function takeHandshake({ store, now }: Instance, nonce: string): readonly string[] | undefined {
  const handshake = store.handshakes.get(nonce);
  store.handshakes.delete(nonce);
  return handshake !== undefined && now() < handshake.expires_at ? handshake.directives : undefined;
}

/** Deletes the client too, which no browser can name any more. The Backend API still has a client with sessions. */
function forgetOldestClientToken({ store }: Instance): void {
  const { client_tokens, clients, sessions } = store;
  const [oldest] = client_tokens.size < MAXIMUM.client_tokens ? [] : client_tokens.all();
  if (oldest === undefined) return;
  client_tokens.delete(oldest.id);
  if (sessions.by('client_id', oldest.client_id).length === 0) clients.delete(oldest.client_id);
}
