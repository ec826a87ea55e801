import { USER_ID } from '../claims.ts';

/** Baselines: other contenders are compared with them. */
export const NATIVE = 'crypto.verify, imported key';
export const WEB = 'subtle.verify, imported key';
export const OURS = '@x/jwt createTokenVerifier, PEM';
export const CLERK_LATEST = '@clerk/backend 3.25.0';
export const CLERK_FIRST = '@clerk/backend 1.0.1';

/** True if a result contains the user, wherever a library puts the claims. */
export function holdsUser(result: unknown): boolean {
  return JSON.stringify(result).includes(`"sub":"${USER_ID}"`);
}
