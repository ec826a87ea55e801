// Pure
import type { Verification } from '../store/frontend-records.ts';

/** The name of the object, by strategy. */
const objects: Readonly<Record<string, string>> = {
  password: 'verification_password',
  ticket: 'verification_ticket',
  totp: 'verification_totp',
  backup_code: 'verification_backup_code',
};

/** Renders a verification without its code. */
export function renderVerification(verification: Verification | null) {
  if (verification === null) return null;
  const { strategy, status, attempts, expire_at } = verification;
  return { object: objects[strategy] ?? 'verification_otp', strategy, status, attempts, expire_at };
}
