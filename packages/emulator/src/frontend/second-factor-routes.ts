import { apiFault } from '../engine/errors.ts';
import { encodeBase32, isTotpCode } from '../keys/totp.ts';
import type { Instance } from '../store/instance.ts';
import type { UserRecord } from '../store/records.ts';
import { type FrontendRequest, type FrontendRoute, requireUser } from './frontend-request.ts';

const BACKUP_CODES = 10;
const BACKUP_CODE_BYTES = 5;
const TOTP_SECRET_BYTES = 20;

/** The second factors that a user sets up: an authenticator app and backup codes. */
export const secondFactorRoutes: readonly FrontendRoute[] = [
  {
    id: 'POST /v1/me/totp',
    answer: 'wrapped',
    handle: (request) => {
      const { instance } = request;
      const secret = encodeBase32(instance.randomBytes(TOTP_SECRET_BYTES));
      return renderTotp(change(instance, requireUser(request), { pending_totp_secret: secret }), secret);
    },
  },
  {
    id: 'POST /v1/me/totp/attempt_verification',
    answer: 'wrapped',
    body: { code: 'string' },
    handle: verifyTotp,
  },
  {
    id: 'DELETE /v1/me/totp',
    answer: 'wrapped',
    handle: (request) => {
      const user = requireUser(request);
      const changes = { totp_enabled: false, totp_secret: null, pending_totp_secret: null };
      change(request.instance, user, changes);
      return { object: 'totp', id: totpId(user), deleted: true };
    },
  },
  {
    id: 'POST /v1/me/backup_codes',
    answer: 'wrapped',
    handle: (request) => {
      const { instance } = request;
      const codes = createBackupCodes(instance);
      const user = change(instance, requireUser(request), { backup_codes: codes, backup_code_enabled: true });
      const { updated_at } = user;
      const id = `backup_code_${user.id}`;
      return { object: 'backup_code', id, codes, created_at: updated_at, updated_at };
    },
  },
];

/** A new secret counts from the first right code on. Until then, an older one stays valid. */
async function verifyTotp(request: FrontendRequest<{ readonly code: string }>) {
  const { instance, body } = request;
  const secret = requireUser(request).pending_totp_secret ?? null;
  if (secret === null) throw apiFault('verification_missing');
  if (!(await isTotpCode(secret, body.code.trim(), instance.now()))) {
    throw apiFault('form_code_incorrect', { param_name: 'code' });
  }
  // Another request can have changed the user in the meantime.
  const user = requireUser(request);
  const changed = change(instance, user, {
    totp_enabled: true,
    totp_secret: secret,
    pending_totp_secret: null,
    mfa_enabled_at: user.mfa_enabled_at ?? instance.now(),
  });
  return renderTotp(changed, null);
}

/** Only the answer that creates a secret shows it. */
function renderTotp(user: UserRecord, secret: string | null) {
  const uri =
    secret === null
      ? null
      : `otpauth://totp/Emulator:${user.id}?algorithm=SHA1&digits=6&issuer=Emulator&period=30&secret=${secret}`;
  const { updated_at } = user;
  const verified = secret === null;
  return {
    object: 'totp',
    id: totpId(user),
    secret,
    uri,
    verified,
    backup_codes: null,
    created_at: updated_at,
    updated_at,
  };
}

function totpId({ id }: UserRecord): string {
  return `totp_${id}`;
}

function createBackupCodes({ randomBytes }: Instance): readonly string[] {
  return Array.from({ length: BACKUP_CODES }, () =>
    encodeBase32(randomBytes(BACKUP_CODE_BYTES)).toLowerCase(),
  );
}

function change(instance: Instance, user: UserRecord, changes: Partial<UserRecord>): UserRecord {
  return instance.store.users.update(user, { ...changes, updated_at: instance.now() });
}
