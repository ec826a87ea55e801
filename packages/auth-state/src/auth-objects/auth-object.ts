import {
  type AcceptsToken,
  isTokenTypeAccepted,
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

/** Who is calling. `tokenType` and `isAuthenticated` tell one kind from another. */
export type AuthObject =
  | SignedInAuthObject
  | SignedOutAuthObject
  | AuthenticatedMachineObject
  | UnauthenticatedMachineObject
  | InvalidTokenAuthObject;

/** The auth objects that a token of a type leads to. */
export type AuthObjectOf<Type extends TokenType> = Type extends MachineTokenType
  ? AuthenticatedMachineObject<Type> | UnauthenticatedMachineObject<Type>
  : SignedInAuthObject | SignedOutAuthObject;

/** The auth objects that a route gets by what it accepts. */
export type AuthObjectFor<Accepts extends AcceptsToken> = Accepts extends 'any'
  ? AuthObject
  : Accepts extends readonly TokenType[]
    ? AuthObjectOf<Accepts[number]> | InvalidTokenAuthObject
    : Accepts extends TokenType
      ? AuthObjectOf<Accepts>
      : never;

/**
 * An auth object as a route may see it that accepts some types of tokens only: itself, or one of nobody. So a
 * request can be authenticated once for all routes, and each route still gets what it asks for.
 */
export function getAuthObjectForAcceptedToken<const Accepts extends AcceptsToken = 'session_token'>(input: {
  authObject: AuthObject;
  /** Default `session_token`. */
  acceptsToken?: Accepts | undefined;
}): AuthObjectFor<Accepts> {
  const { authObject, acceptsToken = 'session_token' } = input;
  // Its type is accepted, or it is the object of nobody for what is accepted, as the type says.
  return (
    isTokenTypeAccepted(authObject.tokenType, acceptsToken) ? authObject : nobodyFor(acceptsToken, authObject)
  ) as AuthObjectFor<Accepts>;
}

function nobodyFor(acceptsToken: AcceptsToken, { debug }: AuthObject): AuthObject {
  if (typeof acceptsToken !== 'string' || acceptsToken === 'any') {
    return invalidTokenAuthObject(debug());
  }
  return acceptsToken === 'session_token'
    ? signedOutAuthObject(debug())
    : unauthenticatedMachineObject(acceptsToken, debug());
}
