// Pure
import type { AuthReason } from '@x/auth-state';
import type {
  AuthenticatedMachineObject,
  InvalidTokenAuthObject,
  PendingSessionOptions,
  SignedInAuthObject,
  SignedOutAuthObject,
  UnauthenticatedMachineObject,
} from './auth-object-types.ts';
import type { AuthenticateRequestOptions } from './options.ts';
import type { MachineTokenType, SessionTokenType, TokenType } from './token-types.ts';

/** `toAuth()` of a signed-in state, by the type of its token. A pending session has a signed-out object at run time. */
type ToAuth<Type extends TokenType> = Type extends MachineTokenType
  ? () => AuthenticatedMachineObject<Type>
  : (options?: PendingSessionOptions) => SignedInAuthObject;

type ToSignedOut<Type extends TokenType | null> = Type extends null
  ? () => InvalidTokenAuthObject
  : Type extends MachineTokenType
    ? () => UnauthenticatedMachineObject<Type>
    : () => SignedOutAuthObject;

/** What all states repeat of the options. */
type Echo = {
  proxyUrl?: string;
  publishableKey: string;
  isSatellite: boolean;
  domain: string;
  signInUrl: string;
  signUpUrl: string;
  afterSignInUrl: string;
  afterSignUpUrl: string;
  /** The headers to set on the response. */
  headers: Headers;
};

/** The state of a request whose token is valid, by the type of the token. */
export type AuthenticatedState<Type extends TokenType = SessionTokenType> = Echo & {
  status: 'signed-in';
  reason: null;
  message: null;
  isSignedIn: true;
  isAuthenticated: true;
  /** The token that was accepted. */
  token: string;
  /** The type of the token. */
  tokenType: Type;
  /** Returns the auth object of the user or of the machine. */
  toAuth: ToAuth<Type>;
};

/** The state of a request without a valid token, by the accepted type. */
export type UnauthenticatedState<Type extends TokenType | null = SessionTokenType> = Echo & {
  status: 'signed-out';
  /** Why no token was accepted. */
  reason: AuthReason;
  /** The same as a sentence. It can be empty. */
  message: string;
  isSignedIn: false;
  isAuthenticated: false;
  token: null;
  /** The type of token that was expected. `null` if the type is not accepted. */
  tokenType: Type;
  /** Returns an auth object without a user or a machine. */
  toAuth: ToSignedOut<Type>;
};

/** The response must be a redirect to the location in `headers`. */
export type HandshakeState = Omit<UnauthenticatedState, 'status' | 'toAuth'> & {
  status: 'handshake';
  /** Returns null: who sent the request is not known yet. */
  toAuth: () => null;
};

/** The state of a request whose session token is valid. */
export type SignedInState = AuthenticatedState;
/** The state of a request without a valid session token. */
export type SignedOutState = UnauthenticatedState;

/** The state of a request, by the accepted types of tokens. */
export type RequestState<Type extends TokenType | null = SessionTokenType> =
  | AuthenticatedState<Type extends null ? never : Type>
  | UnauthenticatedState<Type>
  | (Type extends SessionTokenType ? HandshakeState : never);

/** Resolves to who sent a request. The accepted tokens determine the type of the state. */
export interface AuthenticateRequest {
  <Types extends readonly TokenType[]>(
    request: Request,
    options: AuthenticateRequestOptions & { acceptsToken: Types },
  ): Promise<RequestState<Types[number] | null>>;
  <Type extends TokenType>(
    request: Request,
    options: AuthenticateRequestOptions & { acceptsToken: Type },
  ): Promise<RequestState<Type>>;
  (
    request: Request,
    options: AuthenticateRequestOptions & { acceptsToken: 'any' },
  ): Promise<RequestState<TokenType>>;
  (request: Request, options?: AuthenticateRequestOptions): Promise<RequestState>;
}
