// Pure
import { TOKEN_INVALID } from '../failure/reasons.ts';
import { HEADER_CHECKS } from './header-checks.ts';
import { tokenClassCheck } from './token-class-check.ts';
import type { TokenProfile } from './verify-with-key.ts';

/** The claims of the token that the Frontend API sends back from a handshake. */
export interface HandshakeClaims {
  /** Values of Set-Cookie headers. */
  handshake: string[];
}

const isListOfStrings = (value: unknown) =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');

/** Returns the checks of a handshake token. A token of another class may be genuine, and must not set cookies. */
export const handshakeProfile = (): TokenProfile => ({
  headerChecks: [...HEADER_CHECKS, tokenClassCheck(['session'])],
  claimChecks: [
    {
      name: 'handshake',
      reason: TOKEN_INVALID,
      accepts: isListOfStrings,
      expected: () => 'a list of strings',
    },
  ],
});
