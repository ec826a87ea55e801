// Pure
import { ConfigError } from '@x/errors';
import { quote } from '@x/errors/internal';
import { TOKEN_INVALID } from '../failure/reasons.ts';
import { isMachineSubject } from '../model/token-class.ts';
import { CLAIM_CHECKS, type ClaimCheck } from './claim-checks.ts';
import { HEADER_CHECKS } from './header-checks.ts';
import { tokenClassCheck } from './token-class-check.ts';
import type { TokenProfile } from './verify-with-key.ts';

/** The classes that can be accepted together. */
const COMBINABLE_CLASSES: readonly unknown[] = ['session', 'template', 'access-token'];

/** The classes of tokens that a verifier accepts. */
export interface SessionProfileOptions {
  /**
   * The classes of tokens to accept: a session's, one made by a JWT template, an OAuth access token (which needs its
   * `headerType` as well), or several of these; or a machine's alone. Default: `['session']`.
   */
  tokenClasses?: ReadonlyArray<'session' | 'template' | 'access-token'> | readonly ['machine'] | undefined;
}

/** The classes of an option, and whether they are that of a machine alone. */
interface AcceptedClasses {
  readonly accepted: readonly unknown[];
  readonly isMachineOnly: boolean;
}

/** Reads the option. Throws a `ConfigError` for an unknown class. */
export function readTokenClasses({ tokenClasses = ['session'] }: SessionProfileOptions): AcceptedClasses {
  // JavaScript callers may pass anything.
  const accepted: readonly unknown[] = Array.isArray(tokenClasses) ? tokenClasses : [];
  const isMachineOnly = accepted.length === 1 && accepted[0] === 'machine';
  const isCombination =
    accepted.length > 0 && accepted.every((tokenClass) => COMBINABLE_CLASSES.includes(tokenClass));
  if (!isCombination && !isMachineOnly) {
    throw new ConfigError(
      `Option "tokenClasses" must be a list of "session", "template" and "access-token", or ["machine"], not ${quote(tokenClasses)}.`,
    );
  }
  return { accepted, isMachineOnly };
}

/** Returns the checks of a token of these classes. Throws a `ConfigError` for an unknown class. */
export function sessionProfile(options: SessionProfileOptions): TokenProfile {
  const { accepted, isMachineOnly } = readTokenClasses(options);
  // The subject identifies a machine's token, whose header may be the same as a session's.
  const subjectCheck: ClaimCheck = {
    name: 'sub',
    reason: TOKEN_INVALID,
    accepts: (subject) => isMachineSubject(subject) === isMachineOnly,
    expected: () => (isMachineOnly ? 'the id of a machine ("mch_")' : 'the id of a user, not of a machine'),
  };
  return {
    headerChecks: [...HEADER_CHECKS, tokenClassCheck(accepted, isMachineOnly)],
    claimChecks: [subjectCheck, ...CLAIM_CHECKS],
  };
}
