import type { Behaviour } from '../engine/behaviour.ts';
import { apiFault } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import type { OperationRequest } from '../engine/request.ts';
import { getUser } from '../model/lookup.ts';
import { isPassword, noPassword } from '../model/passwords.ts';
import { takeSecondFactorCode } from '../model/second-factor-codes.ts';
import { revokeSessionsOf } from '../model/sessions.ts';
import { lockoutInMs, setBanned } from '../model/users.ts';
import { renderUser } from '../render/user.ts';
import type { UserRecord } from '../store/records.ts';

interface BulkBody {
  readonly user_ids: readonly string[];
}

const noAuthenticator = { totp_enabled: false, totp_secret: null } as const;
const noBackupCodes = { backup_code_enabled: false, backup_codes: [] } as const;

/** Bans, locks, passwords and second factors of users. */
export const userSecurity: Behaviour = {
  operations: {
    'POST /users/ban': { handle: (request: OperationRequest<BulkBody>) => banAll(request, true) },
    'POST /users/unban': { handle: (request: OperationRequest<BulkBody>) => banAll(request, false) },
    'POST /users/{user_id}/lock': {
      handle: (request) => change(request, { locked_until: request.instance.now() + lockoutInMs }),
    },
    'POST /users/{user_id}/unlock': { handle: (request) => change(request, { locked_until: null }) },
    'POST /users/{user_id}/remove_password': {
      handle: (request) => {
        const { instance, body } = request;
        const user = userOf(request);
        if (body['sign_out_of_other_sessions'] === true) revokeSessionsOf(instance, user.id);
        // A user without a password stays as it is.
        if (user.password_last_updated_at === null) return renderUser(instance, user);
        return change(request, { ...noPassword, password_last_updated_at: null });
      },
    },
    'POST /users/{user_id}/verify_password': {
      handle: async (request: OperationRequest<{ readonly password: string }>) => {
        const { id } = userOf(request);
        const path = `/v1/users/${id}/verify_password`;
        const isRight = await isPassword(userOf(request), request.body.password, path);
        if (!isRight) throw apiFault('incorrect_password', { param_name: 'password' });
        return { verified: true };
      },
    },
    'POST /users/{user_id}/verify_totp': { handle: verifyTotp },
    'POST /users/{user_id}/password/set_compromised': {
      handle: (request) => {
        if (request.body['revoke_all_sessions']) revokeSessionsOf(request.instance, userOf(request).id);
        return change(request, { password_compromised: true });
      },
    },
    'POST /users/{user_id}/password/unset_compromised': {
      handle: (request) => change(request, { password_compromised: false }),
    },
    'DELETE /users/{user_id}/totp': { handle: (request) => removeFactor(request, noAuthenticator) },
    'DELETE /users/{user_id}/backup_code': { handle: (request) => removeFactor(request, noBackupCodes) },
    'DELETE /users/{user_id}/mfa': {
      handle: (request) => {
        const { store, now } = request.instance;
        const { id } = userOf(request);
        for (const phone of store.phone_numbers.by('user_id', id)) {
          store.phone_numbers.update(phone, { reserved_for_second_factor: false });
        }
        return removeFactor(request, { ...noAuthenticator, ...noBackupCodes, mfa_disabled_at: now() });
      },
    },
  },
};

function userOf<Body>({ instance, params }: OperationRequest<Body>): UserRecord {
  return getUser(instance, pathParam(params, 'user_id'));
}

function change<Body>(request: OperationRequest<Body>, changes: Partial<UserRecord>) {
  const { instance } = request;
  const changed = { ...changes, updated_at: instance.now() };
  return renderUser(instance, instance.store.users.update(userOf(request), changed));
}

function removeFactor(request: OperationRequest, changes: Partial<UserRecord>) {
  const { id } = change(request, changes);
  return { user_id: id };
}

/** Bans all users or none: a missing one is found before the first is changed. */
function banAll({ instance, body }: OperationRequest<BulkBody>, banned: boolean) {
  const users = body.user_ids.map((id) => getUser(instance, id));
  return users.map((user) => renderUser(instance, setBanned(instance, user, banned)));
}

async function verifyTotp(request: OperationRequest<{ readonly code: string }>) {
  const { instance, body } = request;
  const user = userOf(request);
  if (user.totp_secret === null && user.backup_codes.length === 0) throw apiFault('totp_disabled');
  const codeType = await takeSecondFactorCode(instance, user, body.code);
  if (codeType === undefined) throw apiFault('totp_incorrect_code', { param_name: 'code' });
  return { verified: true, code_type: codeType };
}
