// Types of the results: programs that export a result can then name its type (decision 037).
export type {
  ClerkErrorJson,
  JwtResult,
  SignJWTError,
  TokenCarrier,
  TokenVerificationError,
  TokenVerificationErrorAction,
  TokenVerificationErrorReason,
  TokenVerificationFault,
} from '@x/errors';
export { createTokenVerifier, type TokenVerifier } from './create-token-verifier.ts';
export { type DecodeJwtOptions, decodeJwt } from './decode-jwt.ts';
export { hasValidSignature } from './has-valid-signature.ts';
export type { JwksLoadEvent } from './jwks/jwks-load-event.ts';
export type { JwksStore } from './jwks/jwks-store.ts';
export type { KeySourceOptions } from './jwks/key-source-options.ts';
export type { StoredJwks } from './jwks/parse-jwks.ts';
export type { AlgorithmName } from './model/algorithms.ts';
export type { WaitUntil } from './model/keep-alive.ts';
export type { JsonWebKey, Jwt, JwtPayload, UnverifiedClaims } from './model/types.ts';
export { type SignJwtOptions, type SignJwtResult, signJwt } from './sign-jwt.ts';
export type {
  TokenVerifierOptions,
  VerifierOverrides,
  VerifyTokenOptions,
} from './token-verifier-options.ts';
export type { CheckOptions } from './verify/check-options.ts';
export type { HandshakeClaims } from './verify/handshake-profile.ts';
export type { SessionProfileOptions } from './verify/session-profile.ts';
export { type VerifyJwtOptions, verifyJwt } from './verify-jwt.ts';
export { verifyToken } from './verify-token.ts';
