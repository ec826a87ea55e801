import type { JwtResult } from '@x/errors';
import { sharedKeySource } from './jwks/shared-key-source.ts';
import type { VerifyTokenOptions } from './token-verifier-options.ts';
import { readCheckOptions } from './verify/check-options.ts';
import { type HandshakeClaims, handshakeProfile } from './verify/handshake-profile.ts';
import { verifyWithKey } from './verify/verify-with-key.ts';

/**
 * Verifies the token that the Frontend API sends back from a handshake: its form, class and signature. It has neither
 * a subject nor times. The key is found as `verifyToken` finds it.
 */
export async function verifyHandshakeToken(
  token: string,
  options: VerifyTokenOptions,
): Promise<JwtResult<HandshakeClaims>> {
  return verifyWithKey(token, () => ({
    settings: readCheckOptions(options),
    profile: handshakeProfile(),
    findKey: sharedKeySource(options).findKey,
  }));
}
