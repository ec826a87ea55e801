import { firstFactorsOf, resetFactorsOf, secondFactorsOf } from '../model/factors.ts';
import { imageOf } from '../render/image.ts';
import type { SignInRecord } from '../store/frontend-records.ts';
import type { Instance } from '../store/instance.ts';
import type { UserRecord } from '../store/records.ts';
import { renderVerification } from './render-verification.ts';

/** Renders a sign-in, without the codes that were sent. */
export function renderSignIn(instance: Instance, signIn: SignInRecord) {
  const user = signIn.user_id === null ? undefined : instance.store.users.get(signIn.user_id);
  const needsSecond = signIn.status === 'needs_second_factor';
  return {
    object: 'sign_in_attempt',
    id: signIn.id,
    status: signIn.status,
    supported_identifiers: ['email_address', 'phone_number', 'username'],
    supported_first_factors: user
      ? [...firstFactorsOf(instance, user), ...resetFactorsOf(instance, user)]
      : [],
    supported_second_factors: user && needsSecond ? secondFactorsOf(instance, user) : [],
    first_factor_verification: renderVerification(signIn.first_factor),
    second_factor_verification: renderVerification(signIn.second_factor),
    identifier: signIn.identifier,
    user_data: user ? renderUserData(instance, user) : null,
    created_session_id: signIn.created_session_id,
    abandon_at: signIn.abandon_at,
  };
}

function renderUserData(instance: Instance, { id, first_name, last_name }: UserRecord) {
  return { first_name, last_name, ...imageOf(instance, 'user_id', id) };
}
