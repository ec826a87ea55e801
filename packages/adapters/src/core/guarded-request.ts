import type {
  AcceptsToken,
  AnyRequestState,
  AuthObject,
  AuthObjectFor,
  PendingSessionOptions,
} from '@x/auth-state';
import { acceptedAuthObject, checkAcceptsToken, type RequestHead } from '@x/auth-state/internal';
import { ConfigError } from '@x/errors';
import { type OptionNames, readArgument, readOptions } from '@x/errors/internal';

/** What an adapter remembers of a request that its handler answers. */
export interface GuardedRequest {
  readonly request: RequestHead;
  readonly state: AnyRequestState;
  readonly auth: AuthObject;
  /** Whether `requireAuth` answered in place of the handler. Its answer has the headers of the state already. */
  isAnswered: boolean;
}

/** Which auth object `getAuth` returns. */
export interface GetAuthOptions<Accepts extends AcceptsToken> extends PendingSessionOptions {
  /** The tokens that this route accepts, of those that the middleware accepts. Default `session_token`. */
  acceptsToken?: Accepts | undefined;
}

const GET_AUTH_OPTIONS: OptionNames<GetAuthOptions<AcceptsToken>> = {
  acceptsToken: true,
  treatPendingAsSignedOut: true,
};

/** A name that the builds for ESM and CommonJS share: a program can load both. */
const PROPERTY: unique symbol = /* @__PURE__ */ Symbol.for('@x/adapters.guarded');

/** Remembers the request on an object of the framework, which lives as long as the request. */
export function remember(target: object, guarded: GuardedRequest): void {
  Object.defineProperty(target, PROPERTY, { value: guarded, configurable: true });
}

/** Returns what the middleware remembered, or undefined if it did not run. */
export function findGuarded(target: object): GuardedRequest | undefined {
  // Only `remember` sets it.
  return Reflect.get(Object(target), PROPERTY) as GuardedRequest | undefined;
}

/** Returns what the middleware remembered. Throws a `ConfigError` if it did not run. */
export function recall(target: object, caller: string): GuardedRequest {
  const guarded = readArgument(`The argument of ${caller}`, () => findGuarded(target));
  if (guarded === undefined) {
    throw new ConfigError(
      `${caller} needs the middleware of @x/adapters in front of the route. Mount it before the route, and pass ${caller} the request that the framework passes to the route.`,
    );
  }
  return guarded;
}

/** Returns the auth object of a request, if its token is of a type that the route accepts. */
export function authOf<const Accepts extends AcceptsToken>(
  { state, auth }: Pick<GuardedRequest, 'state' | 'auth'>,
  given: GetAuthOptions<Accepts> | undefined,
): AuthObjectFor<Accepts> {
  const { acceptsToken, treatPendingAsSignedOut } = readGetAuthOptions(given);
  const toAuth: (options: PendingSessionOptions) => AuthObject | null = state.toAuth;
  const authObject = treatPendingAsSignedOut === undefined ? auth : toAuth({ treatPendingAsSignedOut });
  // Without the option, the type has its default too.
  return acceptedAuthObject(authObject ?? auth, (acceptsToken ?? 'session_token') as Accepts);
}

function readGetAuthOptions<Accepts extends AcceptsToken>(
  given: GetAuthOptions<Accepts> | undefined,
): GetAuthOptions<Accepts> {
  if (given === undefined) {
    return {};
  }
  const options = readOptions<GetAuthOptions<Accepts>>(given, GET_AUTH_OPTIONS, { owner: 'getAuth' });
  if (options.acceptsToken !== undefined) {
    checkAcceptsToken(options.acceptsToken);
  }
  return options;
}
