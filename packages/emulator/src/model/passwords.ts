import { apiFault } from '../engine/errors.ts';
import type { UserRecord } from '../store/records.ts';
import { isDigestOf } from './digests/formats.ts';
import { checkDigest } from './digests/password-digests.ts';

/** The names of hash functions that a digest can come from. */
export const passwordHashers = [
  'argon2i',
  'argon2id',
  'awscognito',
  'bcrypt',
  'bcrypt_peppered',
  'bcrypt_sha256_django',
  'hmac_sha256_utf16_b64',
  'ldap_ssha',
  'md5',
  'md5_phpass',
  'md5_salted',
  'pbkdf2_sha1',
  'pbkdf2_sha256',
  'pbkdf2_sha256_django',
  'pbkdf2_sha512',
  'pbkdf2_sha512_hex',
  'phpass',
  'scrypt_firebase',
  'scrypt_werkzeug',
  'sha256',
  'sha256_salted',
  'sha512_symfony',
] as const;

/** The part of a user that holds the password: as it was sent, or as a digest of it. */
type PasswordFields = Pick<UserRecord, 'password' | 'password_digest' | 'password_hasher'>;

export const noPassword: PasswordFields = { password: null, password_digest: null, password_hasher: null };

/**
 * Resolves to whether the password is that of the user. Rejects with an `ApiFault` for a user without one, and for a
 * digest that the emulator does not compute.
 */
export async function isPassword(user: UserRecord, password: string, path: string): Promise<boolean> {
  if (user.password !== null) return user.password === password;
  if (user.password_digest === null) throw apiFault('no_password_set');
  const isRight = await checkDigest(user.password_hasher, user.password_digest, password);
  if (isRight === undefined) throw apiFault('not_emulated', { method: 'POST', path });
  return isRight;
}

interface PasswordBody {
  readonly password?: string | null;
  readonly password_digest?: string | null;
  readonly password_hasher?: string;
}

/** A new password replaces a digest, and is not compromised. Throws an `ApiFault` for a digest in a wrong form. */
export function newPassword(body: PasswordBody, now: number): Partial<UserRecord> {
  const fresh = { password_last_updated_at: now, password_compromised: false };
  if (body.password) return { ...fresh, ...noPassword, password: body.password };
  if (!body.password_digest) return {};
  const hasher = body.password_hasher ?? null;
  if (hasher !== null && !isDigestOf(hasher, body.password_digest)) {
    throw apiFault('form_password_digest_invalid_code', { param_name: 'password_digest', hasher });
  }
  return { ...fresh, ...noPassword, password_digest: body.password_digest, password_hasher: hasher };
}
