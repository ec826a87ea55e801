import { cookieNames } from '@x/auth-state';
import type { Emulator } from '@x/emulator';

type Headers = Readonly<Record<string, string>>;

export interface Visitor {
  readonly name: string;
  readonly headers: Headers;
}

const NAVIGATION = { 'sec-fetch-dest': 'document', accept: 'text/html' };

/** Visitors of every kind, whose answers differ from each other. */
export async function visitorsOf(emulator: Emulator): Promise<readonly Visitor[]> {
  // The tokens must not expire on a busy machine.
  const ada = await emulator.signIn('user_ada', { expiresInSeconds: 3_600 });
  const bob = await emulator.signIn('user_bob', { expiresInSeconds: 3_600 });
  const eve = await emulator.signIn('user_eve', { expiresInSeconds: -60 });
  const { refresh, session, clientUat } = cookieNames(emulator.publishableKey);
  const refreshable = `${eve.cookieHeader}; ${session.suffixed}=${eve.token}; ${clientUat.suffixed}=1; ${refresh.suffixed}=r`;
  return [
    { name: 'a user with cookies', headers: { cookie: ada.cookieHeader } },
    { name: 'another user with cookies', headers: { cookie: bob.cookieHeader } },
    { name: 'a user with a bearer token', headers: { ...ada.headers } },
    { name: 'another user with a bearer token', headers: { ...bob.headers } },
    { name: 'a user whose session is refreshed', headers: { cookie: refreshable } },
    { name: 'a visitor who is signed out', headers: { cookie: '__clerk_db_jwt=dvb_1', ...NAVIGATION } },
    { name: 'a caller without credentials', headers: {} },
    { name: 'a caller with a bad token', headers: { authorization: 'Bearer x.y.z' } },
    { name: 'a new browser, which needs a handshake', headers: NAVIGATION },
    { name: 'a browser with an expired session', headers: { cookie: eve.cookieHeader, ...NAVIGATION } },
  ];
}
