export type { JsonWebKey } from '@x/jwt';
export type { VerifyJwtOptions } from './jwt/reference-jwt.ts';
export {
  decodeJwt,
  hasValidSignature,
  type SignJwtOptions,
  signJwt,
  verifyJwt,
} from './jwt/reference-jwt.ts';
