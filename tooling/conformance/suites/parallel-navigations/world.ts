import { INSTANCES } from '../auth-state-random/cases/world.ts';
import { NOW_IN_SECONDS } from '../reference/hand-made-token.ts';
import type { Application, Page, PendingResponse } from './application.ts';
import { type CookieJar, cookieHeader, storeCookies } from './cookie-jar.ts';
import { answerHandshake, type ServiceOptions, type UsedNonces } from './service.ts';

/** One navigation of one tab. It waits to send its request, waits for a response, or has a page. */
export interface Navigation {
  readonly id: number;
  readonly url: string;
  readonly redirects: number;
  readonly response: PendingResponse | null;
  readonly page: Page | null;
}

/** What all tabs of a browser share, and the state of the service. */
export interface World {
  readonly jar: CookieJar;
  readonly usedNonces: UsedNonces;
  readonly nowInMs: number;
}

export interface WorldOptions extends ServiceOptions {
  readonly application: Application;
  readonly keepsNoCookies?: boolean;
}

export const START_IN_MS = NOW_IN_SECONDS * 1000;

export function startNavigation(id: number, url: string): Navigation {
  return { id, url, redirects: 0, response: null, page: null };
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
  if (url.host === INSTANCES[options.instance].frontendApi) {
    const { location, setCookies } = answerHandshake(url, options, navigation, world.nowInMs);
    const page = { status: 'service', message: null };
    return { world, navigation: { ...navigation, response: { location, setCookies, page } } };
  }
  const cookie = cookieHeader(world.jar, url, world.nowInMs);
  const { response, usedNonce } = await options.application({ url, cookie, ...world });
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
