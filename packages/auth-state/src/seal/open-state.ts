import { type OptionNames, readArgument, readClock, readOptions } from '@x/errors/internal';
import { type AuthObjectFor, getAuthObjectForAcceptedToken } from '../auth-objects/auth-object.ts';
import type { PendingSessionOptions } from '../auth-objects/auth-object-options.ts';
import type { SignedInAuthObjectOptions } from '../auth-objects/session-auth-objects.ts';
import { SEALED_STATE } from '../wire/constants.ts';
import { type AcceptsToken, checkAcceptsToken, isTokenTypeAccepted } from '../wire/token-type.ts';
import { checkSecret } from './check-arguments.ts';
import { decrypt } from './cipher.ts';
import { authOf, type SealableState, type SealedContent } from './sealed-content.ts';

/** Servers accept headers of 16 KiB in total, which the session cookie shares. */
export const MAX_SEALED_LENGTH = 8_192;

/** Headers, as the platform or Node has them. */
export type HeadersLike =
  | Pick<Headers, 'get'>
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The options of `openState`. */
export interface OpenOptions<Accepts extends AcceptsToken = 'any'>
  extends Pick<SignedInAuthObjectOptions, 'createSessionToken'> {
  /** The tokens that this part accepts. Another token counts as signed out. Default `any`. */
  acceptsToken?: Accepts | undefined;
  /** The clock, in milliseconds since 1970. Default `Date.now`. */
  now?: (() => number) | undefined;
}

const OPTION_NAMES: OptionNames<OpenOptions> = { acceptsToken: true, createSessionToken: true, now: true };

/** A state that was handed on. */
export interface OpenedState<Accepts extends AcceptsToken = 'any'> extends Omit<SealableState, 'toAuth'> {
  /** Whether a user is signed in. */
  readonly isSignedIn: boolean;
  /** Whether a user or a machine is authenticated. */
  readonly isAuthenticated: boolean;
  /** Returns the auth object of the caller. A pending session has a signed-out object, unless an option says otherwise. */
  readonly toAuth: (options?: PendingSessionOptions) => AuthObjectFor<Accepts>;
  /** Returns the state without its token. */
  readonly toJSON: () => object;
}

/**
 * Opens a state that `sealState` sealed with the same secret. Resolves to `null` if the headers have none, and if it has
 * expired, was changed or was sealed with another secret: authenticate the request then. Rejects only with a
 * `ConfigError`, for invalid arguments.
 *
 * Only headers of the own application count: remove those that a visitor sends with `stripSealedState`.
 */
export async function openState<const Accepts extends AcceptsToken = 'any'>(
  headers: HeadersLike,
  secret: string,
  options: OpenOptions<Accepts> = {},
): Promise<OpenedState<Accepts> | null> {
  checkSecret(secret);
  const {
    acceptsToken = 'any',
    createSessionToken,
    now = Date.now,
  } = readOptions(options, OPTION_NAMES, { owner: 'openState' });
  checkAcceptsToken(acceptsToken);
  const nowInMs = readClock(now)();
  const sealed = readArgument('The headers', () => readHeader(headers));
  const text = sealed === undefined ? undefined : await decrypt(sealed, secret);
  const content = text === undefined ? undefined : readContent(text);
  if (content === undefined || !(nowInMs < content.expiresAtInMs)) {
    return null;
  }
  const accepted = accept(content, acceptsToken);
  const { expiresAtInMs: _, claims: _claims, machineToken: _machineToken, ...parts } = accepted;
  const { token: _token, ...safeParts } = parts;
  const isSignedIn = parts.status === 'signed-in';
  return {
    ...parts,
    isSignedIn,
    isAuthenticated: isSignedIn,
    // Of the type that the options accept, or an unauthenticated object of such a type.
    toAuth: (pending) =>
      getAuthObjectForAcceptedToken({
        authObject: authOf(content, createSessionToken, pending),
        acceptsToken,
      }) as AuthObjectFor<Accepts>,
    toJSON: () => ({ ...safeParts, isSignedIn, isAuthenticated: isSignedIn }),
  };
}

function readHeader(headers: HeadersLike): string | undefined {
  const value: unknown = isHeaders(headers) ? headers.get(SEALED_STATE) : Object(headers)[SEALED_STATE];
  const isSealed = typeof value === 'string' && value !== '' && value.length <= MAX_SEALED_LENGTH;
  return isSealed ? value : undefined;
}

function isHeaders(headers: HeadersLike): headers is Pick<Headers, 'get'> {
  return typeof Object(headers).get === 'function';
}

/** The content is genuine, but another version of this package may have sealed it. */
function readContent(text: string): SealedContent | undefined {
  try {
    // A part that has the secret is trusted with the fields.
    return Object(JSON.parse(text)) as SealedContent;
  } catch {
    return undefined;
  }
}

/** Returns the content as `authenticateRequest` would decide about it for a part that accepts other tokens. */
function accept(content: SealedContent, acceptsToken: AcceptsToken): SealedContent {
  const isAccepted = content.tokenType === null || isTokenTypeAccepted(content.tokenType, acceptsToken);
  return isAccepted
    ? content
    : {
        ...content,
        status: 'signed-out',
        reason: 'token-type-mismatch',
        message: '',
        isUnavailable: false,
        token: null,
      };
}
