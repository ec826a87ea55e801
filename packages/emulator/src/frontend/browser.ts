import { cookieSuffixOf } from '../keys/signing-key.ts';
import { clientTokenOf, createDevBrowser } from '../model/browsers.ts';
import { createClient } from '../model/clients.ts';
import type { DevBrowserRecord } from '../store/frontend-records.ts';
import type { Instance } from '../store/instance.ts';
import type { ClientRecord } from '../store/records.ts';
import { clientUat, setCookie } from '../tokens/session-cookies.ts';
import { readCookies } from './cookies.ts';

/** The browser, or the native application, that sent a request. */
export interface Browser {
  /** Returns the client that its cookies or its dev browser token identify. */
  readonly client: () => ClientRecord | undefined;
  /** Returns the client, and creates it if the browser has none. */
  readonly ensureClient: () => ClientRecord;
  readonly ensureDevBrowser: () => DevBrowserRecord;
  /** The request has a dev browser token that this instance did not create. */
  readonly isUnknown: boolean;
  /** A web browser sent the request: it describes its requests with `Sec-Fetch-Site`, which pages can't set. */
  readonly isWebBrowser: boolean;
  /** Forgets the client, as a browser does that deletes its cookies. */
  readonly forgetClient: () => void;
  /** Returns the headers of the answer that identify the browser later. */
  readonly headers: () => readonly Header[];
}

/** Names without the suffix are those of the API. With it, the browser keeps apart the instances on one host. */
const CLIENT = '__client';
const CLIENT_UAT = '__client_uat';
const DEV_BROWSER = '__clerk_db_jwt';

/** What a request says about its sender. */
interface Evidence {
  readonly suffix: string;
  readonly cookies: ReadonlyMap<string, string>;
  /** Native applications have no cookies: they send the secret in `Authorization`, and get it there. */
  readonly isNative: boolean;
  readonly isSecure: boolean;
  /** The domain of an instance in production, whose applications read its cookies. It has no dev browsers. */
  readonly domain: string | undefined;
  readonly isWebBrowser: boolean;
  /** Secrets of a client, the most reliable first. */
  readonly secrets: readonly (string | undefined)[];
  /** The dev browser token of the query, which a page has chosen for this request. */
  readonly tokenInQuery: string | undefined;
  readonly devTokens: readonly (string | undefined)[];
}

/**
 * Finds who sent a request: first the secret in the cookie or in `Authorization`, then the dev browser token in the query
 * or in a cookie. Without `hasTokenInQuery`, the query has no say.
 */
export async function readBrowser(
  instance: Instance,
  request: Request,
  { hasTokenInQuery = true }: { readonly hasTokenInQuery?: boolean } = {},
): Promise<Browser> {
  const suffix = await cookieSuffixOf(instance.publishableKey());
  const domain = instance.productionDomain;
  return createBrowser(instance, readEvidence(request, { suffix, hasTokenInQuery, domain }));
}

interface ReadOptions {
  readonly suffix: string;
  readonly hasTokenInQuery: boolean;
  readonly domain: string | undefined;
}

function readEvidence({ url, headers }: Request, { suffix, hasTokenInQuery, domain }: ReadOptions): Evidence {
  const isDevelopment = domain === undefined;
  const { searchParams, protocol } = new URL(url);
  const cookies = readCookies(headers.get('cookie'));
  const isNative = searchParams.get('_is_native') === '1';
  const token = searchParams.get(DEV_BROWSER) || searchParams.get('__dev_session') || undefined;
  const tokenInQuery = hasTokenInQuery && isDevelopment ? token : undefined;
  const fromCookies = (name: string) => namesOf(name, suffix).map((each) => cookies.get(each));
  return {
    suffix,
    cookies,
    isNative,
    isSecure: protocol === 'https:' || !isDevelopment,
    domain,
    isWebBrowser: headers.has('sec-fetch-site'),
    secrets: isNative ? [headers.get('authorization')?.replace(/^Bearer /, '')] : fromCookies(CLIENT),
    tokenInQuery,
    devTokens: isDevelopment ? [tokenInQuery, ...fromCookies(DEV_BROWSER)] : [],
  };
}

function createBrowser(instance: Instance, evidence: Evidence): Browser {
  const { store } = instance;
  const { secrets, devTokens, tokenInQuery } = evidence;
  const found = firstOf(devTokens, (token) => store.dev_browsers.get(token));
  const bySecret = firstOf(secrets, (secret) => store.client_tokens.get(secret));
  let devBrowserId = found?.id;
  let clientId = bySecret?.client_id ?? found?.client_id ?? undefined;

  const client = () => (clientId === undefined ? undefined : store.clients.get(clientId));
  const devBrowser = () => (devBrowserId === undefined ? undefined : store.dev_browsers.get(devBrowserId));
  const link = (id: string | null) => {
    const known = devBrowser();
    if (known !== undefined && known.client_id !== id) store.dev_browsers.update(known, { client_id: id });
  };
  return {
    client,
    isWebBrowser: evidence.isWebBrowser,
    isUnknown: tokenInQuery !== undefined && store.dev_browsers.get(tokenInQuery) === undefined,
    ensureClient: () => {
      const known = client() ?? createClient(instance);
      clientId = known.id;
      link(clientId);
      return known;
    },
    ensureDevBrowser: () => {
      const known = devBrowser() ?? createDevBrowser(instance, clientId ?? null);
      devBrowserId = known.id;
      if (known.client_id === null && clientId !== undefined) link(clientId);
      return store.dev_browsers.get(known.id) ?? known;
    },
    forgetClient: () => {
      clientId = undefined;
      link(null);
    },
    headers: () => {
      const known = client();
      const secret = known === undefined ? '' : clientTokenOf(instance, known.id);
      return headersOf(evidence, { secret, devToken: devBrowserId ?? '', uat: clientUat(instance, known) });
    },
  };
}

type Header = readonly [name: string, value: string];

/** Sets the cookies that differ from those of the request. A browser without a client loses its secret. */
function headersOf(
  { suffix, cookies, isNative, isSecure, domain }: Evidence,
  { secret, devToken, uat }: { readonly secret: string; readonly devToken: string; readonly uat: string },
): readonly Header[] {
  if (isNative) return secret === '' ? [] : [['authorization', secret]];
  const isNews = (name: string, value: string) => (cookies.get(name) ?? '') !== value;
  const secrets = namesOf(CLIENT, suffix).filter((name) => isNews(name, secret));
  // Applications on the domain, or on the host in development, learn from it that their session is out of date.
  const changed = namesOf(CLIENT_UAT, suffix).filter((name) => (cookies.get(name) ?? '0') !== uat);
  const hasDevToken = domain === undefined && devToken !== '';
  const devTokens = namesOf(DEV_BROWSER, suffix).filter((name) => hasDevToken && isNews(name, devToken));
  return [
    ...secrets.map((name) => setCookie(name, secret, { isSecure, isHttpOnly: true, domain })),
    ...changed.map((name) => setCookie(name, uat, { isSecure, domain })),
    ...devTokens.map((name) => setCookie(name, devToken, { isSecure })),
  ].map((value): Header => ['set-cookie', value]);
}

const namesOf = (name: string, suffix: string) => [`${name}_${suffix}`, name];

function firstOf<T>(
  values: readonly (string | undefined)[],
  find: (value: string) => T | undefined,
): T | undefined {
  for (const value of values) {
    const found = value === undefined ? undefined : find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
