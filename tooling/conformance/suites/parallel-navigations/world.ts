import { NOW_IN_SECONDS } from '../reference/hand-made-token.ts';
import type { Application, Page, PendingResponse } from './application.ts';
import { type CookieJar, cookieHeader, storeCookies } from './cookie-jar.ts';
import { answerHandshake, NO_ORGANIZATION, type ServiceOptions, type UsedNonces } from './service.ts';

/** What a browser does with a response: it shows a page, in a tab or in a frame, or prefetches it. */
export type Destination = 'document' | 'iframe' | 'empty';

/** One navigation of one tab. It waits to send its request, waits for a response, or has a page. */
export interface Navigation {
  readonly id: number;
  readonly url: string;
  readonly destination: Destination;
  readonly redirects: number;
  readonly response: PendingResponse | null;
  readonly page: Page | null;
}

/** What all tabs of a browser share, and the state of the service. */
export interface World {
  readonly jar: CookieJar;
  readonly usedNonces: UsedNonces;
  readonly organization: string;
  readonly nowInMs: number;
}

export interface WorldOptions extends ServiceOptions {
  readonly application: Application;
  readonly keepsNoCookies?: boolean;
}

export const START_IN_MS = NOW_IN_SECONDS * 1000;

export function createWorld(jar: CookieJar): World {
  return { jar, usedNonces: new Set(), organization: NO_ORGANIZATION, nowInMs: START_IN_MS };
}

export function startNavigation(id: number, url: string, destination: Destination = 'document'): Navigation {
  return { id, url, destination, redirects: 0, response: null, page: null };
}

/** Does what comes next for a navigation: sends its first request, or receives a response and follows its redirect. */
export async function step(
  world: World,
  navigation: Navigation,
  options: WorldOptions,
): Promise<{ readonly world: World; readonly navigation: Navigation }> {
  if (navigation.response === null) {
    return send(world, navigation, options);
  }
  const received = receive(world, navigation, navigation.response, options);
  return received.navigation.page === null ? send(received.world, received.navigation, options) : received;
}

async function send(world: World, navigation: Navigation, options: WorldOptions) {
  const url = new URL(navigation.url);
  const { destination, id, redirects } = navigation;
  if (url.pathname === '/v1/client/handshake') {
    const { location, setCookies, organization } = answerHandshake({ ...world, url, id, redirects }, options);
    const page = { status: 'service', message: null };
    const response = { location, setCookies, page };
    return { world: { ...world, organization }, navigation: { ...navigation, response } };
  }
  const cookie = cookieHeader(world.jar, url, world.nowInMs);
  const { response, usedNonce } = await options.application({ url, destination, cookie, ...world });
  const usedNonces = usedNonce === null ? world.usedNonces : new Set([...world.usedNonces, usedNonce]);
  return { world: { ...world, usedNonces }, navigation: { ...navigation, response } };
}

function receive(
  world: World,
  navigation: Navigation,
  { location, setCookies, page }: PendingResponse,
  { keepsNoCookies = false }: WorldOptions,
) {
  const url = new URL(navigation.url);
  const jar = keepsNoCookies ? world.jar : storeCookies(world.jar, setCookies, url, world.nowInMs);
  const next =
    location === null ? { page } : { url: new URL(location, url).href, redirects: navigation.redirects + 1 };
  return { world: { ...world, jar }, navigation: { ...navigation, ...next, response: null } };
}

const SESSION_COOKIE = /^(?:__session|__client_uat)(?:_[\w-]{8})?=/;

/** Returns the directives of a response that delete a session cookie. */
export function sessionDeletions(navigation: Navigation): readonly string[] {
  const { setCookies = [] } = navigation.response ?? {};
  return setCookies.filter((directive) => SESSION_COOKIE.test(directive) && directive.includes('Max-Age=0'));
}
