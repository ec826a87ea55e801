// Pure
import type { ClerkError, TokenVerificationError } from '@x/errors';
import type { JwtPayload } from '@x/jwt';
import type { Facts } from '../decide/facts.ts';

/** What effects find, of which a state is made. */
export interface Finding {
  readonly session?: VerifiedSession;
  readonly error?: TokenVerificationError;
  /** Set-Cookie directives. */
  readonly setCookies?: readonly string[];
  /** Why a port gave nothing, or a handshake could not be used. */
  readonly failure?: ClerkError | undefined;
  /** Why a refresh failed. */
  readonly refreshError?: string;
}

/** What an effect gives: what it adds to the facts, and what it found. */
export interface EffectResult extends Finding {
  readonly facts: Partial<Facts>;
}

export interface VerifiedSession {
  readonly token: string;
  readonly claims: JwtPayload;
}
