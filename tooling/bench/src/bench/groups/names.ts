import { USER_ID } from '../claims.ts';

/** Contenders that others are measured against. */
export const NATIVE = 'crypto.verify, ready key';
export const WEB = 'subtle.verify, ready key';
export const OURS = '@x/jwt createTokenVerifier, PEM';
export const CLERK_LATEST = '@clerk/backend 3.25.0';
export const CLERK_FIRST = '@clerk/backend 1.0.1';

/** Looks for the user where each library puts the claims. */
export function holdsUser(result: unknown): boolean {
  return JSON.stringify(result).includes(`"sub":"${USER_ID}"`);
}
