// Pure
import { ConfigError } from '@x/errors';
import { failure } from '../failure.ts';
import { TOKEN_INVALID } from '../reasons.ts';
import { headerClass, isMachineSubject } from '../token-class.ts';
import type { JwtPayload } from '../types.ts';
import { checkClaims } from './check-claims.ts';
import type { Profile } from './profile.ts';

/** The classes of tokens that tell of a user. */
const USER_TOKEN_CLASSES: readonly unknown[] = ['session', 'template'];

export interface SessionProfileOptions {
  /** What the token may be: that of a session, one made by a JWT template, or both. Default: `['session']`. */
  tokenClasses?: ReadonlyArray<'session' | 'template'> | undefined;
}

/** What a user's token has to be. Throws a `ConfigError` for an unknown class. */
export function sessionProfile<Claims extends object = Record<never, never>>({
  tokenClasses = ['session'],
}: SessionProfileOptions): Profile<JwtPayload & Claims> {
  const accepted: readonly unknown[] = tokenClasses;
  if (accepted.length === 0 || !accepted.every((tokenClass) => USER_TOKEN_CLASSES.includes(tokenClass))) {
    throw new ConfigError('Pass tokenClasses as a list of "session" and "template".');
  }
  return {
    isRightClass: (header) => accepted.includes(headerClass(header)),
    readPayload: (payload, ...context) =>
      isMachineSubject(payload['sub'])
        ? failure(TOKEN_INVALID, 'The token is one of a machine, not of a user.')
        : checkClaims<Claims>(payload, ...context),
  };
}
