/** May change in any release: for our own packages only. */

export { loadWebCrypto } from '#runtime';

export { checkVerifierOptions } from './check-verifier-options.ts';
export { createSharingVerifier } from './create-sharing-verifier.ts';
export type { ClientVerifier } from './create-token-verifier.ts';
export { localJwtKey } from './jwks/key-source.ts';
export { KEY_SOURCE_OPTIONS } from './jwks/key-source-options.ts';
export { hasOwnLoads } from './jwks/shared-key-source.ts';
export { type KeepAlive, readWaitUntil, type WaitUntil } from './model/keep-alive.ts';
export { type TokenClass, tokenClass } from './model/token-class.ts';
export { createHostMatcher, type HostMatcher } from './origins/host-matcher.ts';
export { createOriginMatcher, type OriginMatcher } from './origins/origin-matcher.ts';
export { sharedHostMatcher } from './origins/shared-matchers.ts';
export { decodeBase64url, encodeBase64, encodeBase64url } from './runtime/base64url.ts';
export { MISPLACED_IN_VERIFY_TOKEN, VERIFY_TOKEN_OPTIONS } from './token-verifier-options.ts';
export { CHECK_OPTIONS, OWN_CHECK_OPTIONS } from './verify/check-option-names.ts';
export { createSignatureMemory } from './verify/signature-memory.ts';
export { verifyHandshakeToken } from './verify-handshake-token.ts';
export { decodeForVerification, verifyTokenWith } from './verify-token-with.ts';
