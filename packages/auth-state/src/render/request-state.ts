// Pure
import type { ClerkError } from '@x/errors';
import type { PendingSessionOptions } from '../auth-objects/auth-object-options.ts';
import type {
  AuthenticatedMachineObject,
  InvalidTokenAuthObject,
  UnauthenticatedMachineObject,
} from '../auth-objects/machine-auth-objects.ts';
import type { SignedInAuthObject, SignedOutAuthObject } from '../auth-objects/session-auth-objects.ts';
import type { Echo } from '../settings/settings.ts';
import type { AuthReason } from '../wire/auth-error-reason.ts';
import type { AcceptsToken, MachineTokenType, SessionTokenType, TokenType } from '../wire/token-type.ts';
import type { Diagnosis } from './diagnosis.ts';

interface CommonState extends Echo {
  /** The headers to set on the response. */
  readonly headers: Headers;
  /** The id of the row of the decision tables that matched. */
  readonly rule: string;
  /**
   * The cause, for debugging: the error of the token, or the failure of a port, whose cause is the value that the port
   * threw. Responses and the JSON of a state do not show it.
   */
  readonly error: ClerkError | null;
  /** Returns a copy of the URL that the browser knows. The hosts of proxies count as `forwardedHosts` says. */
  readonly publicUrl: () => URL;
  /** Returns how the request was decided about, without secrets. `debugRequestState` includes it. */
  readonly diagnosis: () => Diagnosis;
  /** Returns the result of `debugRequestState`, so that the JSON of a state holds no token. */
  readonly toJSON: () => object;
}

/** The fields of signed-in states, whatever the type of the token is. */
export interface SignedIn extends CommonState {
  /** Discriminates the states. The header `x-clerk-auth-status` shows it as well. */
  readonly status: 'signed-in';
  /** The same as `isAuthenticated`, under the older name of the reference SDK. */
  readonly isSignedIn: true;
  /** Whether the token is valid. A session with open tasks counts: `toAuth()` decides about it. */
  readonly isAuthenticated: true;
  /** Always false: the token was verified. */
  readonly isUnavailable: false;
  /** Always `null`: only other states have a reason. */
  readonly reason: null;
  /** Always `null`: only other states have a message. */
  readonly message: null;
  /** The token of the request, which is a secret. */
  readonly token: string;
}

/** The fields of signed-out states, whatever the type of the token is. */
export interface SignedOut extends CommonState {
  /** Discriminates the states. The header `x-clerk-auth-status` shows it as well. */
  readonly status: 'signed-out';
  /** The same as `isAuthenticated`, under the older name of the reference SDK. */
  readonly isSignedIn: false;
  /** Always false. */
  readonly isAuthenticated: false;
  /**
   * Whether it is unknown who sent the request, because the keys or the API are not available. Respond with 503 rather
   * than 401: the same request can succeed later.
   */
  readonly isUnavailable: boolean;
  /** Why the request is not signed in. The header `x-clerk-auth-reason` shows it as well. */
  readonly reason: AuthReason;
  /** Says more than `reason`, for logs. It holds no token. */
  readonly message: string;
  /** Always `null`, also if a token was sent and rejected. */
  readonly token: null;
}

/** `toAuth()` of a signed-in state, by the type of its token. */
type ToAuth<Type extends TokenType> = Type extends MachineTokenType
  ? () => AuthenticatedMachineObject<Type>
  : (options?: PendingSessionOptions) => SignedInAuthObject | SignedOutAuthObject;

/** `toAuth()` of a signed-out state, by the type of its token. */
type ToSignedOut<Type extends TokenType> = Type extends MachineTokenType
  ? () => UnauthenticatedMachineObject<Type>
  : () => SignedOutAuthObject;

/** The state of a request whose token is valid, by the type of the token. */
// `Type extends Type` turns a union of token types into a union of states, so that `tokenType` narrows it.
export type SignedInState<Type extends TokenType = SessionTokenType> = Type extends Type
  ? SignedIn & {
      /** The type of the token, which narrows `toAuth()`. */
      readonly tokenType: Type;
      /** Returns the auth object of the caller. A pending session has a signed-out object, unless an option says otherwise. */
      readonly toAuth: ToAuth<Type>;
    }
  : never;

/** The state of a request without a valid token, by the type of the token. */
export type SignedOutState<Type extends TokenType = SessionTokenType> = Type extends Type
  ? SignedOut & {
      /** The accepted type that was expected. */
      readonly tokenType: Type;
      /** Returns a signed-out auth object. */
      readonly toAuth: ToSignedOut<Type>;
    }
  : never;

/** The state of a request whose token has a type that is not accepted. */
export interface InvalidTokenState extends SignedOut {
  /** Always `null`: the type of the token is not in the list of `acceptsToken`. */
  readonly tokenType: null;
  /** Returns an auth object of no type, with `isAuthenticated: false`. */
  readonly toAuth: () => InvalidTokenAuthObject;
}

/** The response must be a redirect to the location in `headers`. The browser comes back afterwards. */
export interface HandshakeState extends CommonState {
  /** Discriminates the states. The header `x-clerk-auth-status` shows it as well. */
  readonly status: 'handshake';
  /** Always a session token: machines are never redirected. */
  readonly tokenType: SessionTokenType;
  /** Always false: the browser must come back first. */
  readonly isSignedIn: false;
  /** Always false, until the browser comes back. */
  readonly isAuthenticated: false;
  /** Always false: the redirect finds out who sent the request. */
  readonly isUnavailable: false;
  /** Why the browser is redirected. The header `x-clerk-auth-reason` shows it as well. */
  readonly reason: AuthReason;
  /** Says more than `reason`, for logs. It holds no token. */
  readonly message: string;
  /** Always `null`. */
  readonly token: null;
  /** Returns `null`: who sent the request is known when the browser comes back. */
  readonly toAuth: () => null;
}

/** The state of a request, by the accepted types of tokens. */
export type RequestState<Type extends TokenType = SessionTokenType> =
  | SignedInState<Type>
  | SignedOutState<Type>
  | (SessionTokenType extends Type ? HandshakeState : never);

/** The state of a request, whatever tokens are accepted. */
export type AnyRequestState = RequestState<TokenType> | InvalidTokenState;

/** The states that are possible for a value of `acceptsToken`. */
export type RequestStateFor<Accepts extends AcceptsToken> = Accepts extends 'any'
  ? RequestState<TokenType>
  : Accepts extends readonly TokenType[]
    ? RequestState<Accepts[number]> | InvalidTokenState
    : Accepts extends TokenType
      ? RequestState<Accepts>
      : never;
