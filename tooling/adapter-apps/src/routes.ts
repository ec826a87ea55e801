import type { AuthObject, GuardOptions } from '@x/auth-state';

/** The options of the middleware, and of routes that not every visitor can use. */
export const ANY = { acceptsToken: 'any' } as const;
export const SIGN_IN = { signedOut: 'sign-in' } as const;
export const ADMIN = { requires: { permission: 'org:notes:manage' } } as const;
export const MACHINE = { acceptsToken: ['api_key', 'm2m_token', 'oauth_token'] } as const;

/** Returns what a route shows of its visitor. */
export const who = (auth: AuthObject) => ({
  isAuthenticated: auth.isAuthenticated,
  userId: 'userId' in auth ? auth.userId : null,
  sessionId: 'sessionId' in auth ? auth.sessionId : null,
});

/** Returns the first message of a WebSocket. */
export const greeting = (auth: AuthObject): string =>
  JSON.stringify({ userId: 'userId' in auth ? auth.userId : null });

const DELAYS_IN_MS = [20, 0, 10];
let requests = 0;

/** Resolves after a moment that differs from request to request: an answer overtakes the one before. */
export const soon = () =>
  new Promise((resolve) => setTimeout(resolve, DELAYS_IN_MS[requests++ % DELAYS_IN_MS.length]));

/** A page that shows its visitor. */
export const page = (auth: AuthObject): Response => Response.json(who(auth));

/** Answers the routes that every visitor can use, for adapters without a router. */
export async function openRoutes(request: Request, { auth }: { auth: AuthObject }): Promise<Response> {
  switch (new URL(request.url).pathname) {
    case '/slow':
      await soon();
      return page(auth);
    case '/cacheable':
      return Response.json({}, { headers: { 'cache-control': 'public, max-age=60' } });
    case '/cookies': {
      const headers = new Headers([
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
      ]);
      return new Response('', { status: 201, headers });
    }
    case '/echo':
      return new Response(request.body);
    case '/preflight':
      return new Response(null, { status: 204 });
    default:
      return page(auth);
  }
}

/** The policies of the routes that not every visitor can use, for adapters without `requireAuth`. */
export const POLICIES: Readonly<Record<string, GuardOptions>> = {
  '/protected': { acceptsToken: 'session_token', signedOut: 'unauthorized' },
  '/page': { acceptsToken: 'session_token', ...SIGN_IN },
  '/admin': { acceptsToken: 'session_token', ...ADMIN },
  '/machine': { ...MACHINE, signedOut: 'unauthorized' },
};

/** Creates a guard for each policy, and returns the function that finds the guard of a path. */
export function guardsByPath<Guard>(create: (policy: GuardOptions) => Guard): (path: string) => Guard {
  const open = create({ acceptsToken: 'session_token' });
  const guards = new Map(Object.entries(POLICIES).map(([path, policy]) => [path, create(policy)]));
  return (path) => guards.get(path) ?? open;
}

/** The route behind the program of the README, in applications that have both. */
export const README_PATH = '/notes';

/** The policy of a WebSocket. */
export const SOCKET_POLICY = { acceptsToken: 'session_token', signedOut: 'unauthorized' } as const;
