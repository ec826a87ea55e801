// Pure
import type { JwtResult } from '@x/errors';
import type { UnverifiedClaims } from '../types.ts';
import type { Checks } from './checks.ts';

/** What one kind of verification asks of a token beside a good signature. */
export interface Profile<Payload> {
  /** Whether a token is of the right class, as far as its header tells. Default: any is. */
  readonly isRightClass?: (header: UnverifiedClaims) => boolean;
  /** Looks at the payload of a genuine token. */
  readonly readPayload: (payload: UnverifiedClaims, checks: Checks, nowInMs: number) => JwtResult<Payload>;
}
