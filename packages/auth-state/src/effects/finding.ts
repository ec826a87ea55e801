// Pure
import type { TokenVerificationError } from '@x/errors';
import type { JwtPayload } from '@x/jwt';
import type { Facts } from '../facts/facts.ts';
import type { ReadRequest } from '../facts/read-request.ts';
import type { Ports } from '../ports.ts';
import type { Settings } from '../settings.ts';

/** What an effect may look at. */
export interface EffectContext {
  readonly read: ReadRequest;
  readonly settings: Settings;
  readonly ports: Ports;
}

/** What an effect adds to the facts, and what a state is made of. */
export interface Finding {
  readonly facts: Partial<Facts>;
  readonly session?: VerifiedSession;
  readonly error?: TokenVerificationError;
  /** Set-Cookie directives. */
  readonly setCookies?: readonly string[];
  /** Why a refresh failed. */
  readonly refreshError?: string;
}

export interface VerifiedSession {
  readonly token: string;
  readonly claims: JwtPayload;
}
