import { apiFault } from '../engine/errors.ts';
import { normalizeIdentifier } from './normalize-identifier.ts';

/** What a username must not be. */
const usernameRules = [
  { pattern: /^.{65,}$/su, code: 'form_username_invalid_length' },
  { pattern: /^\+\d+$/, code: 'form_username_cannot_be_phone_number' },
  { pattern: /[^a-z0-9_-]/u, code: 'form_username_invalid_character' },
  { pattern: /^\d+$/, code: 'form_username_needs_non_number_char' },
] as const;

/** Returns the username as it is stored. Throws an `ApiFault` for one that the API does not accept. */
export function readUsername(username: string | null | undefined): string | null {
  if (!username) return null;
  const value = normalizeIdentifier(username);
  const broken = usernameRules.find(({ pattern }) => pattern.test(value));
  if (broken) throw apiFault(broken.code, { param_name: 'username' });
  return value;
}
