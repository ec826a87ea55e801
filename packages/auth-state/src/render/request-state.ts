// Pure
import type { ClerkError, TokenVerificationErrorReason } from '@x/errors';
import type {
  AuthenticatedMachineObject,
  InvalidTokenAuthObject,
  UnauthenticatedMachineObject,
} from '../auth-objects/machine-auth-objects.ts';
import type {
  PendingSessionOptions,
  SignedInAuthObject,
  SignedOutAuthObject,
} from '../auth-objects/session-auth-objects.ts';
import type { EchoedOptions } from '../settings/options.ts';
import type { AuthErrorReason, RefreshFailedReason } from '../wire/auth-error-reason.ts';
import type { AcceptsToken, MachineTokenType, SessionTokenType, TokenType } from '../wire/token-type.ts';
import type { Diagnosis } from './diagnosis.ts';

export type AuthReason = AuthErrorReason | RefreshFailedReason | TokenVerificationErrorReason;

type Echo = { readonly [Option in keyof EchoedOptions]-?: NonNullable<EchoedOptions[Option]> };

interface CommonState extends Echo {
  /** To be set on the response. */
  readonly headers: Headers;
  /** Id of the row of the decision tables that fired. */
  readonly rule: string;
  /**
   * What went wrong, for a debugger: the error of the token, or the failure of a port with what it threw as its cause. No
   * response and no JSON tells it.
   */
  readonly error: ClerkError | null;
  /** How it was decided, without secrets. `debugRequestState` shows it. */
  readonly diagnosis: () => Diagnosis;
  /** What `debugRequestState` gives: the JSON of a state holds no token. */
  readonly toJSON: () => object;
}

interface SignedIn extends CommonState {
  readonly status: 'signed-in';
  readonly isSignedIn: true;
  readonly isAuthenticated: true;
  readonly isUnavailable: false;
  readonly reason: null;
  readonly message: null;
  readonly token: string;
}

interface SignedOut extends CommonState {
  readonly status: 'signed-out';
  readonly isSignedIn: false;
  readonly isAuthenticated: false;
  /**
   * True when nobody knows who is calling, because keys or the API could not be had: answer 503 rather than 401, and
   * the same request may succeed later.
   */
  readonly isUnavailable: boolean;
  /** Why nobody is signed in: one of a closed set of literals, also in the header `x-clerk-auth-reason`. */
  readonly reason: AuthReason;
  readonly message: string;
  readonly token: null;
}

/** What `toAuth()` gives for each type of token, of a caller that proved who it is. */
type ToAuth<Type extends TokenType> = Type extends MachineTokenType
  ? () => AuthenticatedMachineObject<Type>
  : (options?: PendingSessionOptions) => SignedInAuthObject | SignedOutAuthObject;

type ToNobody<Type extends TokenType> = Type extends MachineTokenType
  ? () => UnauthenticatedMachineObject<Type>
  : () => SignedOutAuthObject;

// `Type extends Type` makes a union of states out of a union of types, so that `tokenType` narrows it.
export type SignedInState<Type extends TokenType = SessionTokenType> = Type extends Type
  ? SignedIn & {
      readonly tokenType: Type;
      /** Gives the auth object of the caller: a signed-out one for a session with tasks left, unless told otherwise. */
      readonly toAuth: ToAuth<Type>;
    }
  : never;

export type SignedOutState<Type extends TokenType = SessionTokenType> = Type extends Type
  ? SignedOut & {
      readonly tokenType: Type;
      /** Gives the auth object of nobody. */
      readonly toAuth: ToNobody<Type>;
    }
  : never;

/** The request brought a token of none of the types that are accepted. */
export interface InvalidTokenState extends SignedOut {
  readonly tokenType: null;
  readonly toAuth: () => InvalidTokenAuthObject;
}

/** The answer has to be a redirect, whose target is in `headers`, after which the request comes back. */
export interface HandshakeState extends CommonState {
  readonly status: 'handshake';
  readonly tokenType: SessionTokenType;
  readonly isSignedIn: false;
  readonly isAuthenticated: false;
  readonly isUnavailable: false;
  /** Why the browser has to go elsewhere, also in the header `x-clerk-auth-reason`. */
  readonly reason: AuthReason;
  readonly message: string;
  readonly token: null;
  /** Null: who is calling is known when the request comes back. */
  readonly toAuth: () => null;
}

/** Who sent a request, by the types of tokens that it may have proved itself with. */
export type RequestState<Type extends TokenType = SessionTokenType> =
  | SignedInState<Type>
  | SignedOutState<Type>
  | (SessionTokenType extends Type ? HandshakeState : never);

export type AnyRequestState = RequestState<TokenType> | InvalidTokenState;

/** The states that a request can be in, by the tokens that are accepted. */
export type RequestStateFor<Accepts extends AcceptsToken> = Accepts extends 'any'
  ? RequestState<TokenType>
  : Accepts extends readonly TokenType[]
    ? RequestState<Accepts[number]> | InvalidTokenState
    : Accepts extends TokenType
      ? RequestState<Accepts>
      : never;
