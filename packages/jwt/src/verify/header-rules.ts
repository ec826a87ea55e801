// Pure
import { isAlgorithmName } from '../algorithms.ts';
import { TOKEN_INVALID, TOKEN_INVALID_ALGORITHM } from '../reasons.ts';
import { isAbsent, isOneOf } from './predicates.ts';
import type { Rule } from './rule.ts';

/**
 * What every signature depends on. `crit` and `b64` change how one is to be read (RFC 7515, section 4.1.11;
 * RFC 7797), and nothing of the kind is supported.
 */
export const SIGNATURE_RULES: readonly Rule[] = [
  ['alg', TOKEN_INVALID_ALGORITHM, (alg, { algorithms }) => isAlgorithmName(alg) && isOneOf(alg, algorithms)],
  ['crit', TOKEN_INVALID, isAbsent],
  ['b64', TOKEN_INVALID, isAbsent],
];

/** What a header has to be before any key is looked at. */
// Marked as pure, so that a bundler can drop it where it is not used.
export const HEADER_RULES: readonly Rule[] = /* @__PURE__ */ SIGNATURE_RULES.concat([
  [
    'typ',
    TOKEN_INVALID,
    (typ, { headerTypes }) => headerTypes.includes(typeof typ === 'string' ? typ.toLowerCase() : typ),
  ],
  ['kid', TOKEN_INVALID, (kid) => isAbsent(kid) || typeof kid === 'string'],
]);
