// Pure
import { quote } from '@x/errors/internal';
import { TOKEN_INVALID } from '../failure/reasons.ts';
import { headerClass } from '../model/token-class.ts';
import type { HeaderCheck } from './header-checks.ts';

/**
 * Returns the check that the header declares one of these classes. `acceptsMissing` accepts a header without the
 * parameter `cat` as well.
 */
export function tokenClassCheck(accepted: readonly unknown[], acceptsMissing = false): HeaderCheck {
  return {
    name: 'cat',
    reason: TOKEN_INVALID,
    accepts: (category, { values }) =>
      accepted.includes(headerClass(values)) || (acceptsMissing && category === undefined),
    describe: (category, { values }) =>
      `${quote(category)}, which is the class ${quote(headerClass(values))}`,
    expected: () => `a token of the classes ${quote(accepted)}`,
  };
}
