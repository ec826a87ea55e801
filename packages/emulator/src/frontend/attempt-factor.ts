import { apiFault } from '../engine/errors.ts';
import type { Factor } from '../model/factors.ts';
import { isPassword } from '../model/passwords.ts';
import { takeSecondFactorCode } from '../model/second-factor-codes.ts';
import { attemptCode, sendCode, verifiedBy } from '../model/verifications.ts';
import type { Verification } from '../store/frontend-records.ts';
import type { Instance } from '../store/instance.ts';
import type { UserRecord } from '../store/records.ts';
import type { FrontendRequest } from './frontend-request.ts';

/** The fields of a form that prepares or attempts a factor. */
export interface FactorBody {
  readonly strategy?: string;
  readonly password?: string;
  readonly code?: string;
  readonly email_address_id?: string;
  readonly phone_number_id?: string;
}

export const factorFields = {
  'strategy?': 'string',
  'password?': 'string',
  'code?': 'string',
  'email_address_id?': 'string',
  'phone_number_id?': 'string',
} as const;

/** Strategies with a code that is sent. */
export const codeStrategies: readonly string[] = [
  'email_code',
  'phone_code',
  'reset_password_email_code',
  'reset_password_phone_code',
];
const ownCodeStrategies: readonly string[] = ['totp', 'backup_code'];

/** Returns the factor that a request names: by its id, by the identifier of the sign-in, or the first of the strategy. */
export function chooseFactor(
  factors: readonly Factor[],
  body: FactorBody,
  identifier: string | null,
): Factor {
  const { strategy = '', email_address_id, phone_number_id } = body;
  const ofStrategy = factors.filter((factor) => factor.strategy === strategy);
  const id = email_address_id ?? phone_number_id;
  const found =
    id === undefined
      ? (ofStrategy.find(({ safe_identifier }) => safe_identifier === identifier) ?? ofStrategy[0])
      : ofStrategy.find((factor) => factor.email_address_id === id || factor.phone_number_id === id);
  if (!found) throw apiFault('strategy_for_user_invalid', { strategy });
  return found;
}

export function sendFactor(instance: Instance, user: UserRecord, factor: Factor): Verification {
  const { strategy, safe_identifier: to } = factor;
  if (!codeStrategies.includes(strategy) || to === undefined) {
    throw apiFault('strategy_for_user_invalid', { strategy });
  }
  return sendCode(instance, strategy, { to, userId: user.id });
}

interface Attempt {
  readonly strategy: string;
  /** The code that was sent before. */
  readonly sent: Verification | null;
  /** Keeps the number of attempts. */
  readonly store: (verification: Verification) => void;
}

/** Resolves to the proof of a factor. Rejects with an `ApiFault` for a wrong password or code. */
export async function attemptFactor(
  { instance, body }: FrontendRequest<FactorBody>,
  user: UserRecord,
  { strategy, sent, store }: Attempt,
): Promise<Verification> {
  const { password, code = '' } = body;
  if (strategy === 'password') {
    if (!password) throw apiFault('form_param_missing', { param_name: 'password' });
    const isRight = await isPassword(user, password, '/v1/client/sign_ins');
    if (!isRight) throw apiFault('form_password_incorrect', { param_name: 'password' });
    return verifiedBy(strategy);
  }
  if (ownCodeStrategies.includes(strategy)) {
    const isRight = (await takeSecondFactorCode(instance, user, code)) === strategy;
    if (!isRight) throw apiFault('form_code_incorrect', { param_name: 'code' });
    return verifiedBy(strategy);
  }
  return attemptCode(sent, { code: body.code, strategy, now: instance.now() }, store);
}
