// Pure
import { quote } from '@x/errors/internal';
import { TOKEN_INVALID, TOKEN_INVALID_ALGORITHM } from '../failure/reasons.ts';
import { algorithmNames, isAlgorithmName } from '../model/algorithms.ts';
import type { Check } from './check.ts';
import { isAbsent, isAllowed } from './predicates.ts';

/** A check of the header. */
export type HeaderCheck = Check;

/**
 * The checks that every signature depends on. `crit` and `b64` change how a token must be read (RFC 7515, section
 * 4.1.11; RFC 7797), and no such extension is supported.
 */
export const SIGNATURE_CHECKS: readonly HeaderCheck[] = [
  {
    name: 'alg',
    reason: TOKEN_INVALID_ALGORITHM,
    accepts: (alg, { settings }) => isAlgorithmName(alg) && isAllowed(alg, settings.algorithms),
    expected: ({ algorithms }) =>
      algorithms === undefined ? `one of ${algorithmNames()}` : quote(algorithms),
  },
  { name: 'crit', reason: TOKEN_INVALID, accepts: isAbsent, expected: () => 'none' },
  { name: 'b64', reason: TOKEN_INVALID, accepts: isAbsent, expected: () => 'none' },
];

/** The checks of a header, applied before a key is looked for. */
// Marked as pure, so that a bundler can drop it where it is not used.
export const HEADER_CHECKS: readonly HeaderCheck[] = /* @__PURE__ */ SIGNATURE_CHECKS.concat([
  {
    name: 'typ',
    reason: TOKEN_INVALID,
    accepts: (typ, { settings }) =>
      settings.headerTypes.includes(typeof typ === 'string' ? typ.toLowerCase() : typ),
    expected: ({ headerType }) => (headerType === undefined ? '"JWT" or none' : quote(headerType)),
  },
  {
    name: 'kid',
    reason: TOKEN_INVALID,
    accepts: (kid) => isAbsent(kid) || typeof kid === 'string',
    expected: () => 'a string',
  },
]);
