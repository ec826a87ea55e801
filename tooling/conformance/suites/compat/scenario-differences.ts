import type { ResponseView } from './response-view.ts';

/** A field in which the responses differ. */
export interface Compared {
  readonly field: string;
  readonly their: ResponseView;
  readonly our: ResponseView;
}

export interface ScenarioDifference {
  readonly name: string;
  readonly because: string;
  /** The only SDK in which it occurs. Default: all. */
  readonly sdk?: string;
  readonly explains: (compared: Compared) => boolean;
}

const without = (url: unknown, parameter: string): string => {
  const { origin, pathname, searchParams } = new URL(String(url));
  searchParams.delete(parameter);
  return `${origin}${pathname}?${searchParams}`;
};

/** Every difference is deliberate. `packages/compat/docs/differences.md` lists them. */
export const SCENARIO_DIFFERENCES: readonly ScenarioDifference[] = [
  {
    name: 'messages-say-what-to-do',
    because:
      'A message names the mistake and says what to do. Programs compare reasons and codes, which are the same.',
    explains: ({ field, their, our }) =>
      field === 'header x-clerk-auth-message' && Boolean(their[field]) && Boolean(our[field]),
  },
  {
    name: 'redirects-count-by-navigation',
    because:
      'The count lives long enough for a slow round trip, on every path, also in a browser without cookies.',
    explains: ({ field, their, our }) =>
      field === 'attributes of __clerk_redirect_count' ||
      / __clerk_redirects_/.test(field) ||
      (field === 'location ?redirect_url' &&
        without(our[field], '__clerk_redirect_count') === without(their[field], '__clerk_redirect_count')),
  },
  {
    name: 'session-token-stays-out-of-urls',
    because: 'Logs and the Referer header show URLs. The option is `sessionTokenInHandshakeUrl`.',
    explains: ({ field, our }) => field === 'location ?__session' && our[field] === undefined,
  },
  {
    name: 'null-origin-is-not-allowed',
    because: 'A sandboxed frame of any page has the null origin. The option is `nullOriginCors`.',
    explains: ({ field, our }) =>
      field.startsWith('header access-control-allow-') && our[field] === undefined,
  },
  {
    name: 'http-on-this-machine',
    because: 'A publishable key whose host is this machine leads to http, which an emulator speaks.',
    explains: ({ field, their, our }) =>
      field === 'location' &&
      String(their[field]).replace('https://127.0.0.1', 'http://127.0.0.1') === our[field],
  },
  {
    name: 'reverification-says-json',
    because: 'The response of reverification says that its body is JSON.',
    sdk: 'nextjs',
    explains: ({ field, our }) => field === 'header content-type' && our[field] === 'application/json',
  },
];

/** Returns the difference that explains a field. */
export const explain = (sdk: string, compared: Compared): ScenarioDifference | undefined =>
  differencesOf(sdk).find(({ explains }) => explains(compared));

/** The differences that must occur in an SDK. */
export const differencesOf = (sdk: string): readonly ScenarioDifference[] =>
  SCENARIO_DIFFERENCES.filter((difference) => difference.sdk === undefined || difference.sdk === sdk);
