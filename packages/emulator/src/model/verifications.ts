import { type ApiErrorCode, apiFault, failedAttempt } from '../engine/errors.ts';
import type { Verification } from '../store/frontend-records.ts';
import type { Instance } from '../store/instance.ts';
import { type CodeRecipient, sendVerificationCode } from './verification-codes.ts';

/** The API does not say how long a code is valid, and how many attempts there are. */
export const codeLifetimeInMs = 10 * 60_000;
export const maximumAttempts = 3;

/** Returns whether a code is the one that was sent. People copy codes together with spaces. */
export function isSentCode(sent: string | null, code: unknown): boolean {
  return sent !== null && typeof code === 'string' && code.trim() === sent;
}

/** A proof that needs no code, such as a password. */
export function verifiedBy(strategy: string): Verification {
  return { strategy, status: 'verified', code: null, attempts: 1, expire_at: null };
}

/** Sends a code, and begins the proof that it has arrived. */
export function sendCode(instance: Instance, strategy: string, recipient: CodeRecipient): Verification {
  const code = sendVerificationCode(instance, recipient);
  return { strategy, status: 'unverified', code, attempts: 0, expire_at: instance.now() + codeLifetimeInMs };
}

/** Returns the verification after an attempt with a code. Stores it, also if the attempt fails and throws an `ApiFault`. */
export function attemptCode(
  verification: Verification | null,
  { code, strategy, now }: { readonly code: unknown; readonly strategy: string; readonly now: number },
  store: (verification: Verification) => void,
): Verification {
  if (verification === null || verification.strategy !== strategy) throw apiFault('verification_missing');
  const problem = problemOf(verification, now);
  if (problem !== undefined) throw apiFault(problem);
  const attempts = verification.attempts + 1;
  if (!isSentCode(verification.code, code)) {
    store({ ...verification, attempts });
    throw failedAttempt('form_code_incorrect', { param_name: 'code' });
  }
  const verified: Verification = { ...verification, status: 'verified', attempts };
  store(verified);
  return verified;
}

function problemOf({ status, attempts, expire_at }: Verification, now: number): ApiErrorCode | undefined {
  if (status === 'verified') return 'verification_already_verified';
  if (attempts >= maximumAttempts) return 'verification_failed';
  return expire_at !== null && now >= expire_at ? 'verification_expired' : undefined;
}
