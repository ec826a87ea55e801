import { decodeJwt, type JwtPayload } from '@x/jwt';
import type { AuthObject } from '../auth-objects/auth-object.ts';
import type { PendingSessionOptions } from '../auth-objects/auth-object-options.ts';
import {
  authenticatedMachineObject,
  invalidTokenAuthObject,
  unauthenticatedMachineObject,
} from '../auth-objects/machine-auth-objects.ts';
import {
  type SignedInAuthObjectOptions,
  sessionAuthObject,
  signedOutAuthObject,
} from '../auth-objects/session-auth-objects.ts';
import type { AnyRequestState } from '../render/request-state.ts';
import type { MachineToken, MachineTokens } from '../wire/machine-token.ts';
import type { MachineTokenType, TokenType } from '../wire/token-type.ts';

/** A state that can be handed on. `authenticateRequest`, a guard and `openState` return such states. */
export type SealableState = Pick<
  AnyRequestState,
  'status' | 'rule' | 'reason' | 'message' | 'isUnavailable' | 'tokenType' | 'token'
> & {
  /** Returns the auth object of the caller, or `null` without one. */
  readonly toAuth: (options?: PendingSessionOptions) => AuthObject | null;
};

/** The parts of a state that are encrypted. */
export interface SealedContent extends Omit<SealableState, 'toAuth'> {
  readonly expiresAtInMs: number;
  /** The claims of a session, unless its token has them. */
  readonly claims?: JwtPayload | undefined;
  readonly machineToken?: MachineToken | undefined;
}

/** Returns what is encrypted of a state. */
export function contentOf(state: SealableState, expiresAtInMs: number): SealedContent {
  const { status, rule, reason, message, isUnavailable, tokenType, token } = state;
  const auth = state.toAuth({ treatPendingAsSignedOut: false });
  return {
    expiresAtInMs,
    status,
    rule,
    reason,
    message,
    isUnavailable,
    tokenType,
    token,
    claims: claimsBesideToken(auth, token),
    machineToken: machineTokenOf(auth),
  };
}

/** A port can verify tokens that are not JWTs, or that have other claims. */
function claimsBesideToken(auth: AuthObject | null, token: string | null): JwtPayload | undefined {
  if (auth?.tokenType !== 'session_token' || !auth.isAuthenticated) {
    return undefined;
  }
  const claims = auth.sessionClaims;
  return JSON.stringify(claims) === JSON.stringify(claimsOf(token)) ? undefined : claims;
}

function claimsOf(token: string | null): JwtPayload | undefined {
  // A token that was verified has a subject.
  return decodeJwt(token ?? '').result?.payload as JwtPayload | undefined;
}

/** Returns the token that the auth object of a machine was created from. */
function machineTokenOf(auth: AuthObject | null): MachineToken | undefined {
  if (!auth?.isAuthenticated || auth.tokenType === 'session_token') {
    return undefined;
  }
  const { id, subject, scopes } = auth;
  const common = { id, subject, scopes };
  switch (auth.tokenType) {
    case 'api_key':
      return { ...common, name: auth.name, claims: auth.claims };
    case 'm2m_token':
      return { ...common, claims: auth.claims };
    case 'oauth_token':
      return { ...common, clientId: auth.clientId };
  }
}

/** Returns the auth object of a state that was handed on. */
export function authOf(
  { status, rule, reason, message, tokenType, token, claims, machineToken }: SealedContent,
  createSessionToken: SignedInAuthObjectOptions['createSessionToken'],
  pending: PendingSessionOptions | undefined,
): AuthObject {
  const debugData = status === 'signed-in' ? { status, rule } : { status, rule, reason, message };
  if (tokenType === null) {
    return invalidTokenAuthObject(debugData);
  }
  const isSignedIn = status === 'signed-in' && token !== null;
  if (isMachine(tokenType)) {
    return isSignedIn && machineToken
      ? // The content was made from the auth object of this type.
        authenticatedMachineObject(
          tokenType,
          token,
          machineToken as MachineTokens[MachineTokenType],
          debugData,
        )
      : unauthenticatedMachineObject(tokenType, debugData);
  }
  const sessionClaims = claims ?? claimsOf(token);
  return isSignedIn && sessionClaims
    ? sessionAuthObject(sessionClaims, { token, createSessionToken, debugData }, pending)
    : signedOutAuthObject(debugData);
}

function isMachine(tokenType: TokenType): tokenType is MachineTokenType {
  return tokenType !== 'session_token';
}
