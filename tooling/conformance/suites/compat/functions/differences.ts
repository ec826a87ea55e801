import { NOT_THERE, type Place } from './view.ts';

/** A place in which an export differs. */
export interface Found extends Place {
  readonly name: string;
  readonly isHostile: boolean;
  /** The arguments, for people. */
  readonly given: string;
}

/** A deliberate difference. Its name is a row of `packages/compat/docs/differences.md`. */
export interface FunctionDifference {
  readonly name: string;
  readonly explains: (found: Found) => boolean;
}

const named =
  (...names: readonly string[]) =>
  ({ name }: Found): boolean =>
    names.includes(name);

const verifies = named('verifyJwt', 'verifyToken');
const readsToken = named(
  'decodeJwt',
  'hasValidSignature',
  'verifyJwt',
  'verifyMachineAuthToken',
  'verifyToken',
);
const readsClaims = named('getAuthObjectFromJwt', 'signedInAuthObject');

const isProxy = named('clerkFrontendApiProxy');

const isRejected = (outcome: unknown): boolean => String(outcome).startsWith('TokenVerificationError');

/** Returns the header (0) or the claims (1) of the token among the arguments. */
function partOf(given: string, part: 0 | 1): Readonly<Record<string, unknown>> {
  const [token = ''] = /[\w-]+\.[\w-]+/.exec(given) ?? [];
  try {
    return Object(JSON.parse(Buffer.from(token.split('.')[part] ?? '', 'base64url').toString()));
  } catch {
    return {};
  }
}

const isOfMachineError = ({ name, place }: Found): boolean =>
  name === 'verifyMachineAuthToken' && /^tokenType$|^codes\.\d+\.code$/.test(place);

const redirectUrlOf = (url: unknown): string | null => new URL(String(url)).searchParams.get('redirect_url');
const isRedirect = (found: Found): boolean =>
  named('createRedirect')(found) && URL.canParse(String(found.theirs)) && URL.canParse(String(found.ours));

/** The order counts: the first difference that explains a place is the one that is met. */
export const FUNCTION_DIFFERENCES: readonly FunctionDifference[] = [
  {
    name: 'a mistake in arguments is a `ConfigError`, also where the reference ignores it',
    explains: ({ isHostile, ours, ...found }) =>
      isHostile &&
      (String(ours).startsWith('ConfigError') ||
        // A getter that throws.
        (ours === 'an error' && found.given.includes('[Getter]')) ||
        // A missing key.
        (found.name === 'verifyMachineAuthToken' && !found.given.includes('secretKey'))),
  },
  {
    name: 'an argument that makes the reference crash counts as absent',
    explains: ({ isHostile, place, theirs }) =>
      isHostile && (theirs === '<error>' || (place === 'outcome' && theirs === 'an error')),
  },
  {
    name: 'messages name the mistake and say what to do',
    explains: named('TokenVerificationErrorAction'),
  },
  {
    name: '`constants` and the reasons of errors have more entries',
    explains: (found) =>
      named('TokenVerificationErrorReason', 'constants')(found) && found.theirs === NOT_THERE,
  },
  {
    name: '`audience` rejects session tokens without an audience, and does not apply to M2M tokens',
    explains: ({ given, ours, ...found }) =>
      given.includes('audience') &&
      ((verifies({ given, ours, ...found }) && ours === 'TokenVerificationError token-verification-failed') ||
        (found.name === 'verifyMachineAuthToken' && String(partOf(given, 1)['sub']).startsWith('mch_'))),
  },
  {
    name: 'more algorithms verify, and the case of `typ` does not count',
    explains: (found) => {
      const { alg, typ } = partOf(found.given, 0);
      const isMore = alg === 'RS512' || alg === 'PS256' || typ === 'jwt';
      return found.isHostile && readsToken(found) && isMore && isRejected(found.theirs);
    },
  },
  {
    name: 'a key that cannot be used has a reason of its own, such as `jwk-invalid`',
    explains: (found) => found.isHostile && readsToken(found) && /jwk-|-algorithm$/.test(String(found.ours)),
  },
  {
    name: 'a token has one spelling and at most 16 KiB, and its times are numbers',
    explains: (found) =>
      found.isHostile && readsToken(found) && (isRejected(found.ours) || isOfMachineError(found)),
  },
  {
    name: 'a claim of an unexpected shape counts as absent, and grants nothing',
    explains: (found) => found.isHostile && readsClaims(found),
  },
  {
    name: '`debug()`, and the JSON of a request and of its state, have other fields and no secret',
    explains: ({ place }) => /(^|\.)debug\b/.test(place),
  },
  {
    name: '`makeAuthObjectSerializable` leaves out every function',
    explains: (found) => named('makeAuthObjectSerializable')(found) && found.ours === NOT_THERE,
  },
  {
    name: 'private metadata is removed at every level',
    explains: (found) => named('stripPrivateDataFromObject')(found) && found.ours === NOT_THERE,
  },
  {
    name: 'a redirect adds `/create` and `/tasks` to the path, with one slash',
    explains: (found) =>
      isRedirect(found) &&
      new URL(String(found.theirs)).origin === new URL(String(found.ours)).origin &&
      redirectUrlOf(found.theirs) === redirectUrlOf(found.ours),
  },
  {
    name: 'values that are not plain objects are not spread',
    explains: (found) =>
      found.isHostile && named('makeAuthObjectSerializable', 'stripPrivateDataFromObject')(found),
  },
  {
    name: 'a redirect leads, and leads back, only to a URL of `http:` or `https:`',
    explains: (found) =>
      found.isHostile &&
      named('createRedirect')(found) &&
      (isRedirect(found) ? redirectUrlOf(found.ours) === null : found.ours === '<error>'),
  },
  {
    name: 'a publishable key whose host is this machine leads to `http:`',
    explains: (found) =>
      found.isHostile &&
      named('createRedirect', 'fapiUrlFromPublishableKey')(found) &&
      String(found.ours).startsWith('http://127.0.0.1'),
  },
  {
    name: 'quotes are not a part of a cookie, and forwarded headers that name no origin do not count',
    explains: (found) => found.isHostile && named('createClerkRequest')(found),
  },
  {
    name: 'a state without an accepted token repeats the options of the client',
    explains: (found) =>
      named('createAuthenticateRequest')(found) && /^state\.(publishableKey|proxyUrl)$/.test(found.place),
  },
  {
    name: 'the response of `reverificationErrorResponse` says that its body is JSON',
    explains: (found) => named('reverificationErrorResponse')(found) && found.place.startsWith('headers'),
  },
  {
    name: 'the proxy passes on one forwarded host, protocol and address, and the length of a response',
    explains: (found) =>
      isProxy(found) &&
      /^headers\.content-length$|^body\.headers\.(x-forwarded-|x-real-ip$|cf-connecting-ip$)/.test(
        found.place,
      ),
  },
  {
    name: 'a Frontend API at a path redirects below that path',
    explains: (found) =>
      isProxy(found) && found.place === 'headers.location' && found.given.includes('/base'),
  },
  {
    name: 'the proxy has more codes of errors, and rejects requests that servers read in different ways',
    explains: (found) => found.isHostile && isProxy(found),
  },
  {
    name: 'the event of a webhook has a `type`, and its timestamp has one form',
    explains: (found) => found.isHostile && named('verifyWebhook')(found),
  },
];
