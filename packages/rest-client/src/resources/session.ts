// Pure
import type { Open } from './common.ts';

export type SessionStatus = Open<
  'active' | 'revoked' | 'ended' | 'expired' | 'removed' | 'abandoned' | 'replaced' | 'pending'
>;

/** A session of a user. Times are milliseconds since 1970. */
export interface Session {
  object: 'session';
  id: string;
  userId: string;
  clientId: string;
  actor?: { sub: string; [claim: string]: unknown } | null;
  status: SessionStatus;
  lastActiveOrganizationId?: string | null;
  lastActiveAt: number;
  expireAt: number;
  abandonAt: number;
  createdAt: number;
  updatedAt: number;
}

/** A token that was made for a session. */
export interface Token {
  object: 'token';
  jwt: string;
}
