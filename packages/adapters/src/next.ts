import { type AcceptsToken, type AuthObjectFor, openState, sealState, stripSealedState } from '@x/auth-state';
import { ConfigError } from '@x/errors';
import { type OptionNames, readArgument, readOptions } from '@x/errors/internal';
import { headers } from 'next/headers';
import { NextResponse } from 'next/server';
import { type AdapterOptions, readAdapterOptions } from './core/adapter-options.ts';
import { checkRequest } from './core/check-request.ts';
import { createFetchGuard } from './core/create-fetch-guard.ts';
import { type ClerkSource, checkClient } from './core/create-source-guard.ts';
import { checkSecret, secretOfEnvironment } from './next/secret.ts';

export type { AdapterOptions } from './core/adapter-options.ts';
export type { ClerkSource } from './core/create-source-guard.ts';
export type * from './core/result-types.ts';

/** The middleware of Next.js. */
export type NextMiddleware = (
  request: Request,
  event?: { waitUntil(work: Promise<unknown>): void },
) => Promise<Response>;

/** The options of `clerkMiddleware`. */
export interface NextOptions extends AdapterOptions {
  /** What the middleware and the pages share, to hand on who sent a request. Default: the environment's `CLERK_SECRET_KEY`. */
  secret?: string | undefined;
}

/** The options of `auth()`. */
export interface NextAuthOptions<Accepts extends AcceptsToken> {
  /** The tokens that this page accepts, of those that the middleware accepts. Default `session_token`. */
  acceptsToken?: Accepts | undefined;
  /** As for the middleware. */
  secret?: string | undefined;
}

const AUTH_OPTIONS: OptionNames<NextAuthOptions<AcceptsToken>> = { acceptsToken: true, secret: true };

/**
 * Creates the middleware of an application: `export default clerkMiddleware(clerk)` in `middleware.ts` or `proxy.ts`. It
 * answers handshakes, outages and, with `signedOut`, visitors who are signed out, and hands on who sent the request to `auth()`.
 */
export function clerkMiddleware(
  clerk: ClerkSource<[Request], AcceptsToken>,
  given: NextOptions = {},
): NextMiddleware {
  checkClient(clerk, 'clerkMiddleware');
  const { secret, ...options } = readAdapterOptions(given, { secret: true }, 'clerkMiddleware');
  const guard = createFetchGuard(clerk, options, 'clerkMiddleware');
  checkSecret(secret);
  return async (request, event) => {
    checkRequest(request, 'clerkMiddleware');
    const waitUntil = waitUntilOf(event);
    const result = await guard({ request, context: [request], proxyContext: [], waitUntil });
    if (result.response !== null) {
      return result.response;
    }
    const { state, finish } = result;
    const handedOn = stripSealedState(request.headers);
    const sealed = await sealState(state, secret ?? secretOfEnvironment());
    sealed.forEach((value, name) => {
      handedOn.set(name, value);
    });
    return finish(NextResponse.next({ request: { headers: handedOn } }));
  };
}

/** Returns who sent the request of a page, a route handler or a server action. Needs `clerkMiddleware` in front of it. */
export async function auth<const Accepts extends AcceptsToken = 'session_token'>(
  options: NextAuthOptions<Accepts> = {},
): Promise<AuthObjectFor<Accepts>> {
  const { acceptsToken = 'session_token' as Accepts, secret } = readOptions<NextAuthOptions<Accepts>>(
    options,
    AUTH_OPTIONS,
    { owner: 'auth' },
  );
  checkSecret(secret);
  const state = await openState(await headers(), secret ?? secretOfEnvironment(), { acceptsToken });
  if (state === null) {
    throw new ConfigError(
      'auth() found no state of this request. Let the matcher of the middleware with clerkMiddleware include the path, and pass both the same secret.',
    );
  }
  return state.toAuth();
}

/** Only a `NextFetchEvent` has the function. */
function waitUntilOf(event: unknown): ((work: Promise<unknown>) => void) | undefined {
  const hasFunction = readArgument('The event', () => typeof Object(event).waitUntil === 'function');
  return hasFunction ? (work) => Object(event).waitUntil(work) : undefined;
}
