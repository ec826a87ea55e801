/** The packages of this checkout. Keep the exports the same as those of `other-packages.ts`. */
export { createClerkClient } from '@x/backend';
export { createTokenVerifier, verifyToken } from '@x/jwt';
