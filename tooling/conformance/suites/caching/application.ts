import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createAuthenticateRequest, createGuard, type GuardOptions } from '@x/auth-state';
import { createEmulator } from '@x/emulator';

/** What the handlers of the application say about caching. Several of them are mistakes. */
export const HANDLER_HEADERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  nothing: {},
  public: { 'cache-control': 'public, max-age=600' },
  'max-age': { 'cache-control': 'max-age=600' },
  's-maxage': { 'cache-control': 's-maxage=600, stale-while-revalidate=600' },
  'public-vary': { 'cache-control': 'public, max-age=600', vary: 'accept-encoding' },
  'private-field': { 'cache-control': 'private="set-cookie", max-age=600' },
  'must-understand': { 'cache-control': 'must-understand, no-store, max-age=600' },
  'must-revalidate': { 'cache-control': 'must-revalidate, max-age=600' },
  targeted: { 'cdn-cache-control': 'max-age=600' },
  'targeted-private': { 'cache-control': 'private', 'cdn-cache-control': 'public, max-age=600' },
  surrogate: { 'surrogate-control': 'max-age=600' },
  expires: { expires: new Date(Date.now() + 600_000).toUTCString() },
  heuristic: { 'last-modified': new Date(Date.now() - 86_400_000_000).toUTCString() },
};

/** The guards of the application, by the first part of the path. `none` answers without the headers of the guard. */
const POLICIES: Readonly<Record<string, GuardOptions<'session_token'>>> = {
  pass: {},
  deny: { signedOut: 'unauthorized' },
  'sign-in': { signedOut: 'sign-in', signInUrl: '/enter' },
  role: { requires: { role: 'admin' } },
  keep: { cacheControl: 'keep' },
  none: {},
};

export const GUARDED_PATHS = ['pass', 'deny', 'sign-in', 'role'] as const;

/** Starts an application, and an emulator in process. Its visitors are users of the emulator. */
export async function startApplication() {
  const emulator = await createEmulator({
    port: false,
    seed: { users: [{ id: 'user_ada' }, { id: 'user_bob' }, { id: 'user_eve' }] },
  });
  const { jwtKey, publishableKey } = emulator;
  const client = createAuthenticateRequest({
    options: { jwtKey, publishableKey },
    ports: {
      // A session of Eve that expired goes on, with a new cookie.
      async refreshSession() {
        const { token } = await emulator.signIn('user_eve');
        return { result: [`__session=${token}; Path=/`], error: null };
      },
    },
  });
  const guards = Object.entries(POLICIES).map(
    ([name, policy]) => [name, createGuard(client, policy)] as const,
  );
  const requests: string[] = [];
  const listener = getRequestListener(async (request) => {
    const { pathname } = new URL(request.url);
    const [, policy = '', handler = ''] = pathname.split('/');
    requests.push(pathname);
    const guard = guards.find(([name]) => name === policy)?.[1];
    const { response, auth, finish } = (await guard?.(request)) ?? {
      response: new Response(null, { status: 404 }),
    };
    if (response !== null || auth === undefined) {
      return response ?? new Response();
    }
    // A copy, because the server adds the length of the body to the object.
    const page = new Response(auth.userId ?? 'nobody', { headers: { ...HANDLER_HEADERS[handler] } });
    return policy === 'none' ? page : finish(page);
  });
  const server = createServer({ keepAliveTimeout: 0 }, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The address of a server that listens on a port has this type.
  const { port } = server.address() as AddressInfo;
  return {
    emulator,
    url: `http://127.0.0.1:${port}`,
    /** The paths of the requests that reached the application. */
    requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await emulator.close();
    },
  };
}
