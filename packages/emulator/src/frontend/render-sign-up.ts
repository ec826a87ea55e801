import type { SignUpRecord, Verification } from '../store/frontend-records.ts';
import { renderVerification } from './render-verification.ts';
import { openFieldsOf } from './sign-up.ts';

/** Renders a sign-up, without the password and the codes that were sent. */
export function renderSignUp(signUp: SignUpRecord) {
  const { missing, unverified } = openFieldsOf(signUp);
  return {
    object: 'sign_up_attempt',
    id: signUp.id,
    status: signUp.status,
    required_fields: ['email_address'],
    optional_fields: ['phone_number', 'username', 'first_name', 'last_name', 'password'],
    missing_fields: missing,
    unverified_fields: unverified,
    verifications: {
      email_address: renderState(signUp.email_address, signUp.email_verification, 'email_code'),
      phone_number: renderState(signUp.phone_number, signUp.phone_verification, 'phone_code'),
      web3_wallet: null,
      external_account: null,
    },
    username: signUp.username,
    email_address: signUp.email_address,
    phone_number: signUp.phone_number,
    web3_wallet: null,
    password_enabled: signUp.password !== null,
    first_name: signUp.first_name,
    last_name: signUp.last_name,
    unsafe_metadata: signUp.unsafe_metadata,
    public_metadata: {},
    custom_action: false,
    external_id: null,
    created_session_id: signUp.created_session_id,
    created_user_id: signUp.created_user_id,
    abandon_at: signUp.abandon_at,
    legal_accepted_at: null,
  };
}

function renderState(identifier: string | null, verification: Verification | null, strategy: string) {
  if (identifier === null) return null;
  const current = renderVerification(verification) ?? {
    object: 'verification_otp',
    strategy,
    status: 'unverified',
    attempts: 0,
    expire_at: 0,
  };
  return { ...current, next_action: nextActionOf(verification), supported_strategies: [strategy] };
}

function nextActionOf(verification: Verification | null): string {
  if (verification === null) return 'needs_prepare';
  return verification.status === 'verified' ? '' : 'needs_attempt';
}
