import type { JwtResult } from '@x/errors';
import type { VerifyTokenOptions } from './create-token-verifier.ts';
import { failure } from './failure.ts';
import { sharedKeySource } from './jwks/shared-key-source.ts';
import { TOKEN_INVALID } from './reasons.ts';
import { headerClass } from './token-class.ts';
import { readChecks } from './verify/checks.ts';
import type { Profile } from './verify/profile.ts';
import { verifyWithKey } from './verify/verify-with-key.ts';

/** What a handshake brings back from the Frontend API. */
export interface HandshakePayload {
  /** Values of Set-Cookie headers. */
  handshake: string[];
}

/** A token of another class may be genuine, and must not set cookies. */
const HANDSHAKE: Profile<HandshakePayload> = {
  isRightClass: (header) => headerClass(header) === 'session',
  readPayload({ handshake }) {
    return Array.isArray(handshake) && handshake.every((directive) => typeof directive === 'string')
      ? { result: { handshake }, error: null }
      : failure(TOKEN_INVALID, 'The token is not one of a handshake.');
  },
};

/**
 * Verifies the token that the Frontend API sends back from a handshake: its form, class and signature. It has
 * neither a subject nor times. The key is found as by `verifyToken`.
 */
export async function verifyHandshakeToken(
  token: string,
  options: VerifyTokenOptions,
): Promise<JwtResult<HandshakePayload>> {
  return verifyWithKey(token, readChecks(options), { findKey: sharedKeySource(options) }, HANDSHAKE);
}
