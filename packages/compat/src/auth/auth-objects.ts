import type { AuthReason } from '@x/auth-state';
import * as authState from '@x/auth-state';
import { authObjectOf } from '@x/auth-state/internal';
import { ConfigError } from '@x/errors';
import type { CreateBackendApiOptions } from '../client/api-client.ts';
import { createTokenWith } from '../client/create-token-with.ts';
import type { Jwt, JwtPayload, SessionStatusClaim } from '../jwt/types.ts';
import type { APIKey, IdPOAuthAccessToken, M2MToken } from '../resources/types.ts';
import type {
  AuthenticatedMachineObject,
  AuthObject,
  InvalidTokenAuthObject,
  PendingSessionOptions,
  SessionAuthObject,
  SignedInAuthObject,
  SignedOutAuthObject,
  UnauthenticatedMachineObject,
} from './auth-object-types.ts';
import type { AuthenticateRequestOptions } from './options.ts';
import { withReferenceMethods } from './reference-auth-object.ts';
import type { MachineTokenType } from './token-types.ts';

type DebugData = Record<string, unknown>;

/** The options of a request and of a client. */
type Context = CreateBackendApiOptions & AuthenticateRequestOptions & DebugData;

/** The options of the API, and the token of the session. */
export type SignedInAuthObjectOptions = CreateBackendApiOptions & { token: string };

/** Creates the auth object of a signed-in user. `getToken` with options calls the API with the keys of the context. */
export function signedInAuthObject(
  context: Partial<Context>,
  sessionToken: string,
  sessionClaims: JwtPayload,
): SignedInAuthObject {
  // A pending session counts as signed in here.
  return sessionObject(context, sessionToken, sessionClaims, false) as SignedInAuthObject;
}

/** Creates the auth object of a verified token. */
export function getAuthObjectFromJwt(
  jwt: Jwt,
  { treatPendingAsSignedOut = true, ...context }: PendingSessionOptions & Partial<Context>,
): SessionAuthObject {
  return sessionObject(context, jwt.raw.text, jwt.payload, treatPendingAsSignedOut);
}

function sessionObject(
  context: Partial<Context>,
  token: string,
  claims: JwtPayload,
  treatPendingAsSignedOut: boolean,
): SessionAuthObject {
  if (Object(claims) !== claims) {
    throw new ConfigError('Pass the claims of a verified session token.');
  }
  const auth = authObjectOf(
    claims as authState.JwtPayload, // with fewer optional claims
    { token, debugData: context },
    { treatPendingAsSignedOut },
  );
  return asReference<SessionAuthObject>(withReferenceMethods(auth, createTokenWith(context)));
}

/** Creates the auth object of a request that is not signed in. */
export function signedOutAuthObject(
  debugData?: DebugData | (() => DebugData),
  sessionStatus?: SessionStatusClaim,
): SignedOutAuthObject {
  return asReference(
    withReferenceMethods(authState.signedOutAuthObject(readDebug(debugData), sessionStatus), noToken),
  );
}

/** Creates the auth object of a machine from its verified token. */
export function authenticatedMachineObject<Type extends MachineTokenType>(
  tokenType: Type,
  token: string,
  verificationResult: M2MToken | APIKey | IdPOAuthAccessToken,
  debugData?: DebugData,
): AuthenticatedMachineObject<Type> {
  const auth = authState.authenticatedMachineObject(
    tokenType,
    token,
    verificationResult as unknown as authState.MachineTokens[Type], // the caller passes what belongs together
    readDebug(debugData),
  );
  return asReference(auth);
}

/** Creates the auth object of a request without a valid machine token. */
export function unauthenticatedMachineObject<Type extends MachineTokenType>(
  tokenType: Type,
  debugData?: DebugData | (() => DebugData),
): UnauthenticatedMachineObject<Type> {
  return asReference(authState.unauthenticatedMachineObject(tokenType, readDebug(debugData)));
}

/** Creates the auth object of a request whose token has a type that is not accepted. */
export const invalidTokenAuthObject = (): InvalidTokenAuthObject =>
  asReference(authState.invalidTokenAuthObject());

/** Returns the auth object if a route accepts its type of token, and otherwise an unauthenticated object. */
export function getAuthObjectForAcceptedToken({
  authObject,
  acceptsToken,
}: {
  authObject: AuthObject;
  acceptsToken: AuthenticateRequestOptions['acceptsToken'];
}): AuthObject {
  const given = authObject as unknown as authState.AuthObject; // both types describe the same objects
  const accepted = authState.getAuthObjectForAcceptedToken({ authObject: given, acceptsToken });
  return asReference(accepted === given ? given : withReferenceMethods(accepted, noToken));
}

/** Returns a copy without functions, which cannot be serialised. */
export const makeAuthObjectSerializable = <T extends Record<string, unknown>>(obj: T): T =>
  // The type of the reference keeps the functions.
  authState.makeAuthObjectSerializable(obj) as unknown as T;

export interface BootstrapOptions {
  signInUrl?: string;
  signUpUrl?: string;
  isSatellite?: boolean;
  domain?: string;
  proxyUrl?: string;
  reason?: AuthReason;
  message?: string;
  headers?: Headers;
}

/** A function that `getToken` of an object without a session does not call. */
const noToken = async (): Promise<never> => {
  throw new TypeError('An auth object without a session has no token.');
};

/** The reference passes the function `debug` of another object in places of its data. */
const readDebug = (data: DebugData | (() => DebugData) = {}): DebugData =>
  typeof data === 'function' ? data() : data;

/** The types of the packages below are more exact: lists are read-only, and claims are optional. */
const asReference = <Reference>(auth: object): Reference => auth as unknown as Reference;
