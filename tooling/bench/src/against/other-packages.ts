/** The packages of the other checkout: `resolve-in-checkout.ts` resolves the imports of this file there. */
export { createClerkClient } from '@x/backend';
export { createTokenVerifier, verifyToken } from '@x/jwt';
