// Pure
import { ConfigError } from '@x/errors';
import { TOKEN_INVALID } from '../reasons.ts';
import { isMachineSubject } from '../token-class.ts';
import { CLAIM_RULES } from './claim-rules.ts';
import { classRule } from './class-rule.ts';
import { HEADER_RULES } from './header-rules.ts';
import type { Profile } from './verify-with-key.ts';

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
export function sessionProfile({ tokenClasses = ['session'] }: SessionProfileOptions): Profile {
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
    header: [...HEADER_RULES, classRule(accepted, isOfMachine)],
    claims: [['sub', TOKEN_INVALID, (subject) => isMachineSubject(subject) === isOfMachine], ...CLAIM_RULES],
  };
}
