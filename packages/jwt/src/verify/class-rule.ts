// Pure
import { TOKEN_INVALID } from '../reasons.ts';
import { headerClass } from '../token-class.ts';
import type { Rule } from './rule.ts';

/** What a header has to be so that a token is of one of these classes, or where that is asked, of none by its `cat`. */
export function classRule(accepted: readonly unknown[], isAcceptedWithoutCategory = false): Rule {
  return [
    'cat',
    TOKEN_INVALID,
    (category, _checks, _nowInMs, header) =>
      accepted.includes(headerClass(header)) || (isAcceptedWithoutCategory && category === undefined),
  ];
}
