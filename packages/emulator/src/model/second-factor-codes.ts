import { isTotpCode } from '../keys/totp.ts';
import type { Instance } from '../store/instance.ts';
import type { UserRecord } from '../store/records.ts';
import { getUser } from './lookup.ts';

type SecondFactorCode = 'totp' | 'backup_code';

/** Resolves to which code of a user this is: that of the authenticator app, or a backup code, which works once. */
export async function takeSecondFactorCode(
  instance: Instance,
  user: UserRecord,
  code: string,
): Promise<SecondFactorCode | undefined> {
  const { store, now } = instance;
  if (user.totp_secret !== null && (await isTotpCode(user.totp_secret, code, now()))) return 'totp';
  // Another request may have used the code in the meantime.
  const current = getUser(instance, user.id);
  if (!current.backup_codes.includes(code)) return undefined;
  const rest = current.backup_codes.filter((each) => each !== code);
  const changes = { backup_codes: rest, backup_code_enabled: rest.length > 0, updated_at: now() };
  store.users.update(current, changes);
  return 'backup_code';
}
