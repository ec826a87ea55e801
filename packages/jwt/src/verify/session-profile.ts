// Pure
import { ConfigError } from '@x/errors';
import { failure } from '../failure.ts';
import { TOKEN_INVALID } from '../reasons.ts';
import { headerClass, isMachineSubject } from '../token-class.ts';
import type { JwtPayload } from '../types.ts';
import { checkClaims } from './check-claims.ts';
import type { Profile } from './profile.ts';

/** The classes of tokens that can be asked for. */
const TOKEN_CLASSES: readonly unknown[] = ['session', 'template', 'access-token'];

export interface SessionProfileOptions {
  /**
   * What the token may be: that of a session, one made by a JWT template, an OAuth access token (whose `headerType`
   * has to be asked for as well), or several of these; or one of a machine alone. Default: `['session']`.
   */
  tokenClasses?: ReadonlyArray<'session' | 'template' | 'access-token'> | readonly ['machine'] | undefined;
}

/** What a token has to be. Throws a `ConfigError` for an unknown class. */
export function sessionProfile<Claims extends object = Record<never, never>>({
  tokenClasses = ['session'],
}: SessionProfileOptions): Profile<JwtPayload & Claims> {
  const accepted: readonly unknown[] = tokenClasses;
  // Its subject tells a machine's token, whose header may be that of a session's.
  const isOfMachine = accepted.length === 1 && accepted[0] === 'machine';
  const isKnown = accepted.length > 0 && accepted.every((tokenClass) => TOKEN_CLASSES.includes(tokenClass));
  if (!isKnown && !isOfMachine) {
    throw new ConfigError(
      'Pass tokenClasses as a list of "session", "template" and "access-token", or as ["machine"].',
    );
  }
  return {
    isRightClass: (header) =>
      accepted.includes(headerClass(header)) || (isOfMachine && header['cat'] === undefined),
    readPayload: (payload, ...context) =>
      isMachineSubject(payload['sub']) === isOfMachine
        ? checkClaims<Claims>(payload, ...context)
        : failure(TOKEN_INVALID, 'The token is one of a machine, not of a user, or the other way round.'),
  };
}
