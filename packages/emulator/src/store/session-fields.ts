// Pure
import type { Fields } from '../engine/fields.ts';

export const createSessionFields = {
  userId: { kind: 'string', required: true },
  activeOrganizationId: { kind: 'string', nullable: true },
} as const satisfies Fields;

export const createTokenFields = {
  expiresInSeconds: { kind: 'integer', nullable: true, minimum: 30, maximum: 315_360_000 },
} as const satisfies Fields;

/** The statuses that a list can be filtered by. */
export const sessionStatuses: readonly string[] = [
  'abandoned',
  'active',
  'ended',
  'expired',
  'pending',
  'removed',
  'replaced',
  'revoked',
];
