import type { Compared, Difference } from './tally-differences.ts';

type UrlLike = string | URL;

export interface RedirectCase {
  readonly page: 'redirectToSignIn' | 'redirectToSignUp';
  readonly publishableKey: string;
  readonly baseUrl: UrlLike;
  readonly signInUrl: UrlLike | undefined;
  readonly signUpUrl: UrlLike | undefined;
  readonly returnBackUrl: UrlLike | null | undefined;
  readonly devBrowserToken: string | undefined;
  readonly sessionStatus: string | null | undefined;
  readonly isSatellite: boolean | undefined;
}

export interface RedirectComparison extends RedirectCase, Compared {}

const isBelowSignIn = ({ page, signInUrl, signUpUrl }: RedirectCase) =>
  page === 'redirectToSignUp' && !signUpUrl && Boolean(signInUrl);

/** Returns the target URL if it gets a path of its own. */
const extended = (one: RedirectCase): string | undefined => {
  const url = one.page === 'redirectToSignIn' ? one.signInUrl : one.signUpUrl || one.signInUrl;
  return url && (isBelowSignIn(one) || one.sessionStatus === 'pending') ? String(url) : undefined;
};

/** The result of ours without the return URL. */
const isSameWithoutReturn = ({ theirs, ours }: Compared): boolean => {
  if (theirs.threw || ours.threw) {
    return theirs.threw && !ours.threw;
  }
  const url = new URL(String(theirs.value));
  url.searchParams.delete('redirect_url');
  return url.href === ours.value;
};

const leadToTheSameHost = ({ theirs, ours }: Compared): boolean =>
  !theirs.threw && !ours.threw && new URL(String(theirs.value)).origin === new URL(String(ours.value)).origin;

export const REDIRECT_DIFFERENCES: ReadonlyArray<Difference<RedirectComparison>> = [
  {
    name: 'publishable-key-is-checked',
    because: 'Ours reports it immediately; theirs does not need the key if URLs are given.',
    explains: ({ publishableKey, ours }) => publishableKey === 'pk_live_nonsense' && ours.threw,
  },
  {
    name: 'return-url-is-http',
    because: 'A visitor can name it: ours omits a URL that is not http(s); theirs passes it on or throws.',
    explains: (comparison) =>
      /^(?:javascript:|data:|https:\/\/\[)/.test(String(comparison.returnBackUrl)) &&
      isSameWithoutReturn(comparison),
  },
  {
    name: 'sign-up-needs-no-key',
    because: 'The URL says where to go, so that no key is needed.',
    explains: (comparison) =>
      comparison.publishableKey === '' &&
      isBelowSignIn(comparison) &&
      comparison.theirs.threw &&
      !comparison.ours.threw,
  },
  {
    name: 'sign-up-needs-no-base',
    because: 'An absolute return URL determines the base, as it does for sign-in.',
    explains: (comparison) =>
      comparison.baseUrl === '' &&
      isBelowSignIn(comparison) &&
      comparison.theirs.threw &&
      !comparison.ours.threw,
  },
  {
    name: 'path-is-appended-to-the-path',
    because:
      'Ours appends the path to the path, with a single slash; theirs appends it to the end of the URL.',
    explains: (comparison) =>
      /[?#]|\/$|^[^/]*\/\/[^/]+$/.test(extended(comparison) ?? '') && leadToTheSameHost(comparison),
  },
];
