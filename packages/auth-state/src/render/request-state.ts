// Pure
import type { TokenVerificationErrorReason } from '@x/errors';
import type { AuthErrorReason, RefreshFailedReason } from '../auth-error-reason.ts';
import type { EchoedOptions } from '../options.ts';
import type { Diagnosis } from './diagnosis.ts';
import type {
  PendingSessionOptions,
  SignedInAuthObject,
  SignedOutAuthObject,
} from './session-auth-objects.ts';

export type AuthReason = AuthErrorReason | RefreshFailedReason | TokenVerificationErrorReason;

interface CommonState
  extends Readonly<Required<{ [Option in keyof EchoedOptions]-?: NonNullable<EchoedOptions[Option]> }>> {
  readonly tokenType: 'session_token';
  /** To be set on the response. */
  readonly headers: Headers;
  /** Id of the row of the decision table that fired. */
  readonly rule: string;
  /** How it was decided, without secrets. `debugRequestState` shows it. */
  readonly diagnosis: () => Diagnosis;
}

export interface SignedInState extends CommonState {
  readonly status: 'signed-in';
  readonly isSignedIn: true;
  readonly isAuthenticated: true;
  readonly isUnavailable: false;
  readonly reason: null;
  readonly message: null;
  readonly token: string;
  readonly toAuth: (options?: PendingSessionOptions) => SignedInAuthObject | SignedOutAuthObject;
}

export interface SignedOutState extends CommonState {
  readonly status: 'signed-out';
  readonly isSignedIn: false;
  readonly isAuthenticated: false;
  /**
   * True when nobody knows who is calling, because keys or the API could not be had: answer 503 rather than 401, and
   * the same request may succeed later.
   */
  readonly isUnavailable: boolean;
  readonly reason: AuthReason;
  readonly message: string;
  readonly token: null;
  readonly toAuth: () => SignedOutAuthObject;
}

/** The answer has to be a redirect, whose target is in `headers`, after which the request comes back. */
export interface HandshakeState extends CommonState {
  readonly status: 'handshake';
  readonly isSignedIn: false;
  readonly isAuthenticated: false;
  readonly isUnavailable: false;
  readonly reason: AuthReason;
  readonly message: string;
  readonly token: null;
  readonly toAuth: () => null;
}

export type RequestState = SignedInState | SignedOutState | HandshakeState;
