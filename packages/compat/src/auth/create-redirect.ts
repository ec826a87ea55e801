import { createRedirect as create } from '@x/auth-state';
import { pick } from '../options/pick.ts';
import { trim } from '../options/trim.ts';

type Url = string | URL;

export type RedirectFun<Result> = (options?: { returnBackUrl?: Url | null }) => Result;

interface CreateRedirectParams<Result> {
  publishableKey: string;
  redirectAdapter: (url: string) => Result;
  baseUrl: Url;
  devBrowserToken?: string | undefined;
  signInUrl?: Url | undefined;
  signUpUrl?: Url | undefined;
  sessionStatus?: string | null | undefined;
  isSatellite?: boolean | undefined;
}

const PARAMS = [
  'publishableKey',
  'redirectAdapter',
  'baseUrl',
  'devBrowserToken',
  'signInUrl',
  'signUpUrl',
  'sessionStatus',
  'isSatellite',
] as const;

/** Creates the functions that redirect a visitor to sign in or to sign up. */
export function createRedirect<Result>(params: CreateRedirectParams<Result>): {
  redirectToSignIn: RedirectFun<Result>;
  redirectToSignUp: RedirectFun<Result>;
} {
  // A missing parameter is an error that names it.
  const given = pick<CreateRedirectParams<Result>>(params, PARAMS) as CreateRedirectParams<Result>;
  const { redirectToSignIn, redirectToSignUp } = create<Result>({
    ...given,
    publishableKey: trim(given.publishableKey),
    baseUrl: given.baseUrl ?? '',
  });
  return {
    redirectToSignIn: (options) => redirectToSignIn(pick(options, ['returnBackUrl'])),
    redirectToSignUp: (options) => redirectToSignUp(pick(options, ['returnBackUrl'])),
  };
}
