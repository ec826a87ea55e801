// Pure
import { ConfigError } from '@x/errors';
import {
  type OptionNames,
  parsePublishableKey,
  quote,
  quoteUrl,
  readOptions,
  requireGlobals,
} from '@x/errors/internal';
import { ClerkSyncStatus, QueryParameters, RedirectParameters } from '../wire/constants.ts';
import { accountPortalOrigin } from './account-portal.ts';
import { parseUrl } from './parse-url.ts';
import { WEB_PROTOCOLS } from './web-protocols.ts';

type UrlLike = string | URL;

/** The parameters of `createRedirect`. */
export interface CreateRedirectParams<Result> {
  /** Names the instance, whose account portal is the default for signing in and up. */
  publishableKey?: string | undefined;
  /** Returns the framework's redirect to a URL. */
  redirectAdapter: (url: string) => Result;
  /** The URL of the request. Relative URLs are resolved against it. Pass `''` if there is no request. */
  baseUrl: UrlLike;
  /** The sign-in page. Default: the account portal of the instance. */
  signInUrl?: UrlLike | undefined;
  /** Default: the path `/create` below `signInUrl`. */
  signUpUrl?: UrlLike | undefined;
  /** The token of a development browser. It is passed on to another origin, which can't read the cookie. */
  devBrowserToken?: string | undefined;
  /** A visitor with a `pending` session is sent to its tasks instead. */
  sessionStatus?: string | null | undefined;
  /** Whether visitors come back from another domain, so that the session must be synchronized. Default false. */
  isSatellite?: boolean | undefined;
}

/** The options of a redirect to sign in or to sign up. */
export interface RedirectOptions {
  /** The URL to come back to. A value that is not an http(s) URL is left out. */
  returnBackUrl?: UrlLike | null | undefined;
}

/** Returns a redirect in the form of the framework. */
export type RedirectFun<Result> = (options?: RedirectOptions) => Result;

/** The two redirects that `createRedirect` creates. */
export interface Redirects<Result> {
  /** Redirects to the sign-in page. */
  readonly redirectToSignIn: RedirectFun<Result>;
  /** Redirects to the sign-up page. */
  readonly redirectToSignUp: RedirectFun<Result>;
}

/**
 * Creates the functions that redirect a visitor to sign in or to sign up. They throw a `ConfigError` if the options name
 * no page to redirect to.
 *
 * @example
 * ```ts
 * import { createRedirect } from '@x/auth-state';
 *
 * const { redirectToSignIn } = createRedirect({
 *   redirectAdapter: (url) => url,
 *   baseUrl: 'https://app.example.com/notes',
 *   signInUrl: '/sign-in',
 * });
 * redirectToSignIn({ returnBackUrl: '/notes' }); // => 'https://app.example.com/sign-in?redirect_url=https%3A%2F%2Fapp.example.com%2Fnotes'
 * ```
 */
export function createRedirect<Result>(given: CreateRedirectParams<Result>): Redirects<Result> {
  const params = readParams<Result>(given);
  const { publishableKey, signInUrl, signUpUrl, redirectAdapter } = params;
  const key = publishableKey ? parsePublishableKey(publishableKey) : undefined;
  const redirectTo =
    (page: 'sign-in' | 'sign-up', target: UrlLike | undefined, path: string) =>
    (options: RedirectOptions = {}) => {
      const { returnBackUrl } = readOptions(options, REDIRECT_OPTIONS, { owner: REDIRECT_NAMES[page] });
      const url = target || (key && `${accountPortalOrigin(key.frontendApi)}/${page}`);
      if (!url) {
        throw new ConfigError('Pass the publishableKey, or the signInUrl and signUpUrl to redirect to.');
      }
      const devBrowserToken = key?.instanceType === 'development' ? params.devBrowserToken : undefined;
      return redirectAdapter(buildUrl({ ...params, devBrowserToken }, url, path, returnBackUrl));
    };
  return {
    redirectToSignIn: redirectTo('sign-in', signInUrl, ''),
    redirectToSignUp: redirectTo('sign-up', signUpUrl || signInUrl, !signUpUrl && signInUrl ? '/create' : ''),
  };
}

const CREATE_REDIRECT_PARAMS: OptionNames<CreateRedirectParams<unknown>> = {
  publishableKey: true,
  redirectAdapter: true,
  baseUrl: true,
  signInUrl: true,
  signUpUrl: true,
  devBrowserToken: true,
  sessionStatus: true,
  isSatellite: true,
};

const REDIRECT_NAMES = { 'sign-in': 'redirectToSignIn', 'sign-up': 'redirectToSignUp' } as const;

const REDIRECT_OPTIONS: OptionNames<RedirectOptions> = { returnBackUrl: true };

function readParams<Result>(given: CreateRedirectParams<Result>): CreateRedirectParams<Result> {
  const params: Partial<CreateRedirectParams<Result>> = readOptions(given, CREATE_REDIRECT_PARAMS, {
    owner: 'createRedirect',
  });
  requireGlobals('URL');
  const { redirectAdapter, baseUrl = '', devBrowserToken } = params;
  if (typeof redirectAdapter !== 'function') {
    throw new ConfigError(
      `Option "redirectAdapter" must be a function of a URL, not ${quote(redirectAdapter)}.`,
    );
  }
  if (baseUrl !== '' && parseUrl(baseUrl) === undefined) {
    throw new ConfigError(`Option "baseUrl" must be an absolute URL, not ${quoteUrl(baseUrl)}.`);
  }
  if (devBrowserToken !== undefined && typeof devBrowserToken !== 'string') {
    throw new ConfigError(`Option "devBrowserToken" must be a string, not ${quote(devBrowserToken)}.`);
  }
  return { ...params, redirectAdapter, baseUrl };
}

function buildUrl(
  {
    baseUrl,
    devBrowserToken,
    isSatellite,
    sessionStatus,
  }: Omit<CreateRedirectParams<unknown>, 'redirectAdapter'>,
  target: UrlLike,
  path: string,
  returnBackUrl: UrlLike | null | undefined,
): string {
  requireGlobals('URL');
  const base = parseUrl(baseUrl);
  const url = parseUrl(target, base ?? webUrl(returnBackUrl)?.origin);
  if (url === undefined) {
    throw new ConfigError(
      'A redirect needs absolute URLs: pass baseUrl, or an absolute signInUrl or returnBackUrl.',
    );
  }
  if (!WEB_PROTOCOLS.has(url.protocol)) {
    throw new ConfigError(`A redirect needs an http or https URL, not ${quoteUrl(url.href)}.`);
  }
  const isCrossOrigin = base !== undefined && base.host !== url.host;
  const suffix = path + (sessionStatus === 'pending' ? '/tasks' : '');
  if (suffix) {
    url.pathname = url.pathname.replace(/\/$/, '') + suffix;
  }
  const back = webUrl(returnBackUrl, base ?? url);
  if (back) {
    if (isCrossOrigin && isSatellite) {
      back.searchParams.set(QueryParameters.ClerkSynced, ClerkSyncStatus.NeedsSync);
    }
    url.searchParams.set(RedirectParameters.RedirectUrl, base ? back.href : String(returnBackUrl));
  }
  if (isCrossOrigin && devBrowserToken) {
    url.searchParams.set(QueryParameters.DevBrowser, devBrowserToken);
  }
  return url.href;
}

/** Returns a URL that a browser may be sent back to. */
function webUrl(url: UrlLike | null | undefined, base?: UrlLike): URL | undefined {
  const parsed = url ? parseUrl(url, base) : undefined;
  return parsed && WEB_PROTOCOLS.has(parsed.protocol) ? parsed : undefined;
}
