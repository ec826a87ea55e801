import { ConfigError } from '@x/errors';
import { type OptionNames, quote, readArgument, readOptions } from '@x/errors/internal';
import {
  type AcceptsToken,
  checkAcceptsToken,
  isAmong,
  type MachineTokenType,
  type TokenType,
} from '../wire/token-type.ts';
import {
  type AuthenticatedMachineObject,
  type InvalidTokenAuthObject,
  invalidTokenAuthObject,
  type UnauthenticatedMachineObject,
  unauthenticatedMachineObject,
} from './machine-auth-objects.ts';
import {
  type SignedInAuthObject,
  type SignedOutAuthObject,
  signedOutAuthObject,
} from './session-auth-objects.ts';

/** The sender of a request. `tokenType` and `isAuthenticated` narrow the type. */
export type AuthObject =
  | SignedInAuthObject
  | SignedOutAuthObject
  | AuthenticatedMachineObject
  | UnauthenticatedMachineObject
  | InvalidTokenAuthObject;

/** The auth objects that are possible for a type of token. */
export type AuthObjectOf<Type extends TokenType> = Type extends MachineTokenType
  ? AuthenticatedMachineObject<Type> | UnauthenticatedMachineObject<Type>
  : SignedInAuthObject | SignedOutAuthObject;

/** The auth objects that are possible for a value of `acceptsToken`. */
export type AuthObjectFor<Accepts extends AcceptsToken> = Accepts extends 'any'
  ? AuthObject
  : Accepts extends readonly TokenType[]
    ? AuthObjectOf<Accepts[number]> | InvalidTokenAuthObject
    : Accepts extends TokenType
      ? AuthObjectOf<Accepts>
      : never;

/**
 * Returns the auth object if a route accepts its type of token, and otherwise an unauthenticated object of an accepted
 * type. So one middleware can authenticate requests for all routes, and each route gets only what it accepts.
 */
export function getAuthObjectForAcceptedToken<const Accepts extends AcceptsToken = 'session_token'>(input: {
  /** An auth object of any type, as a middleware created it. */
  authObject: AuthObject;
  /** Default `session_token`. */
  acceptsToken?: Accepts | undefined;
}): AuthObjectFor<Accepts> {
  const { authObject, acceptsToken = 'session_token' } = readOptions<AcceptedTokenInput>(
    input,
    ACCEPTED_TOKEN_INPUT,
    { owner: 'getAuthObjectForAcceptedToken' },
  );
  checkAcceptsToken(acceptsToken);
  const isAuthObject = readArgument('The auth object', () => typeof Object(authObject).debug === 'function');
  if (authObject === undefined || !isAuthObject) {
    throw new ConfigError(`Option "authObject" must be an auth object, not ${quote(authObject)}.`);
  }
  return acceptedAuthObject(authObject, acceptsToken as Accepts);
}

/** As `getAuthObjectForAcceptedToken`, with arguments that are valid. */
export function acceptedAuthObject<Accepts extends AcceptsToken>(
  authObject: AuthObject,
  acceptsToken: Accepts,
): AuthObjectFor<Accepts> {
  const isAccepted = isAmong(authObject.tokenType, acceptsToken);
  // The compiler does not relate the check to the generic type.
  return (isAccepted ? authObject : unauthenticatedFor(acceptsToken, authObject)) as AuthObjectFor<Accepts>;
}

interface AcceptedTokenInput {
  readonly authObject: AuthObject;
  readonly acceptsToken?: AcceptsToken | undefined;
}

const ACCEPTED_TOKEN_INPUT: OptionNames<AcceptedTokenInput> = { authObject: true, acceptsToken: true };

function unauthenticatedFor(acceptsToken: AcceptsToken, { debug }: AuthObject): AuthObject {
  if (typeof acceptsToken !== 'string' || acceptsToken === 'any') {
    return invalidTokenAuthObject(debug());
  }
  return acceptsToken === 'session_token'
    ? signedOutAuthObject(debug())
    : unauthenticatedMachineObject(acceptsToken, debug());
}
