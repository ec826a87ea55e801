import { apiFault } from '../engine/errors.ts';
import { normalizeIdentifier } from './normalize-identifier.ts';

const minimumLength = 8;
/** bcrypt, with which the API hashes passwords, reads 72 bytes. */
const maximumLength = 72;

/** The most common passwords of 8 characters or more. The API looks passwords up in a list of hundreds of millions. */
const knownPasswords: ReadonlySet<string> = new Set([
  '11111111',
  '12345678',
  '123456789',
  '1234567890',
  'abcd1234',
  'iloveyou',
  'password',
  'password1',
  'password123',
  'qwerty123',
  'qwertyuiop',
]);

/** Throws an `ApiFault` for a password that the API does not accept. */
export function checkPassword(password: string, identifiers: readonly (string | null)[]): void {
  const details = { param_name: 'password' };
  if (password.length < minimumLength) throw apiFault('form_password_length_too_short', details);
  if (password.length > maximumLength) throw apiFault('form_password_length_too_long', details);
  if (new TextEncoder().encode(password).length > maximumLength) {
    throw apiFault('form_password_size_in_bytes_exceeded', details);
  }
  if (knownPasswords.has(password.toLowerCase())) throw apiFault('form_password_pwned', details);
  if (identifiers.includes(normalizeIdentifier(password))) {
    throw apiFault('form_password_matches_identifier', details);
  }
}
