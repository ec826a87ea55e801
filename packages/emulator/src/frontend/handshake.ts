import { signJwt } from '@x/jwt';
import { apiFault } from '../engine/errors.ts';
import { activateOrganization } from '../model/active-organization.ts';
import { activeSessionOf, storeHandshake } from '../model/browsers.ts';
import type { Instance } from '../store/instance.ts';
import { sessionCookies, setCookie } from '../tokens/session-cookies.ts';
import { readAllowedUrl } from './allowed-target.ts';
import type { FrontendRequest } from './frontend-request.ts';
import { readWebUrl, redirectTo, withParameter } from './redirects.ts';

/** As long as a nonce has its cookies. */
const HANDSHAKE_LIFETIME_IN_SECONDS = 60;

const formats: readonly unknown[] = ['token', 'nonce'];

/**
 * Sends the browser back to the application with its session: the cookies that the application sets, as a signed token or
 * behind a nonce. A browser without a session learns that it is signed out.
 *
 * A program such as a test names any target. A web browser follows the links of any site, and its session goes only to
 * sites of the instance.
 */
export async function handshake(request: FrontendRequest): Promise<Response> {
  const { instance, query, browser } = request;
  const target = browser.isWebBrowser ? readAllowedUrl(instance, query) : readWebUrl(query, 'redirect_url');
  const format = query.get('format') || 'token';
  if (!formats.includes(format)) {
    throw apiFault('form_param_value_invalid', { param_name: 'format', expected: 'nonce or token' });
  }
  switchOrganization(request);
  return sendBack(request, target, format);
}

/** Sends the browser to the application with the cookies of its session. */
export async function sendBack(request: FrontendRequest, target: URL, format = 'token'): Promise<Response> {
  const { instance, browser, apiVersion } = request;
  const devBrowser = browser.ensureDevBrowser().id;
  const client = browser.client();
  const cookies = { client, devBrowser, origin: target.origin, apiVersion };
  const directives = await sessionCookies(instance, cookies);
  const [name, value] =
    format === 'nonce'
      ? (['__clerk_handshake_nonce', storeHandshake(instance, directives)] as const)
      : (['__clerk_handshake', await signHandshake(instance, directives)] as const);
  const { productionDomain: domain } = instance;
  if (domain === undefined) return redirectTo(withParameter(target, name, value), browser.headers());
  // In production, the application is on the same domain and reads a cookie: the URL stays as it is.
  const lifetimeInSeconds = HANDSHAKE_LIFETIME_IN_SECONDS;
  const cookie = setCookie(name, value, { isSecure: true, isHttpOnly: true, domain, lifetimeInSeconds });
  return redirectTo(target, [...browser.headers(), ['set-cookie', cookie]]);
}

/** The empty value stands for the personal account. An organization without this member changes nothing. */
function switchOrganization({ instance, query, browser }: FrontendRequest): void {
  const idOrSlug = query.get('organization_id');
  const client = browser.client();
  const session = client && activeSessionOf(instance, client.id);
  if (idOrSlug !== null && session) activateOrganization(instance, session, idOrSlug);
}

async function signHandshake(instance: Instance, directives: readonly string[]): Promise<string> {
  const { kid, privateJwk } = instance.signingKey;
  const { result, error } = await signJwt(
    { handshake: directives },
    { ...privateJwk },
    { algorithm: 'RS256', header: { typ: 'JWT', kid } },
  );
  if (error) throw error;
  return result;
}
