import type { Behaviour } from '../engine/behaviour.ts';
import { apiFault, notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import type { OperationRequest } from '../engine/request.ts';
import { markVerified } from '../model/identification-changes.ts';
import { sendVerificationCode } from '../model/verification-codes.ts';
import { codeLifetimeInMs, isSentCode, maximumAttempts } from '../model/verifications.ts';
import type { VerificationRecord } from '../store/account-records.ts';
import type { Instance } from '../store/instance.ts';
import type { EmailAddressRecord, PhoneNumberRecord } from '../store/records.ts';

interface AttemptBody {
  readonly verification_id: string;
  readonly code: string;
}

type Kind = 'email_addresses' | 'phone_numbers';

/** What the two kinds of verifications call the same things. */
const kinds = {
  email_addresses: { parameter: 'email_address_id', strategy: 'email_code', channel: undefined },
  phone_numbers: { parameter: 'phone_number_id', strategy: 'phone_code', channel: 'sms' },
} as const;

/** Codes that prove the control of an email address or a phone number. */
export const verifications: Behaviour = {
  operations: {
    'POST /email_addresses/{email_address_id}/prepare_verification': {
      handle: (request) => prepare(request, 'email_addresses'),
    },
    'POST /email_addresses/{email_address_id}/attempt_verification': {
      handle: (request: OperationRequest<AttemptBody>) => attempt(request, 'email_addresses'),
    },
    'POST /phone_numbers/{phone_number_id}/prepare_verification': {
      handle: (request) => prepare(request, 'phone_numbers'),
    },
    'POST /phone_numbers/{phone_number_id}/attempt_verification': {
      handle: (request: OperationRequest<AttemptBody>) => attempt(request, 'phone_numbers'),
    },
  },
};

function prepare(request: OperationRequest, kind: Kind) {
  const { instance } = request;
  const { parameter, strategy } = kinds[kind];
  const { id, to, userId } = recipientOf(request, kind);
  const code = sendVerificationCode(instance, { to, userId });
  const now = instance.now();
  const verification = instance.store.verifications.put({
    id: instance.createId('verifications'),
    email_address_id: null,
    phone_number_id: null,
    [parameter]: id,
    strategy,
    status: 'unverified',
    code,
    attempts: 0,
    expire_at: now + codeLifetimeInMs,
    created_at: now,
    updated_at: now,
  });
  return render(instance, verification, kind);
}

function attempt(request: OperationRequest<AttemptBody>, kind: Kind) {
  const { instance, body } = request;
  const { id } = recipientOf(request, kind);
  const verification = instance.store.verifications.get(body.verification_id);
  if (verification?.[kinds[kind].parameter] !== id) throw notFound('verification', body.verification_id);
  if (verification.status === 'verified') throw apiFault('verification_already_verified');
  if (statusOf(instance, verification) !== 'unverified') return render(instance, verification, kind);
  const isRight = isSentCode(verification.code, body.code);
  const attempts = verification.attempts + 1;
  const statusAfterFailure = attempts >= maximumAttempts ? 'failed' : 'unverified';
  const tried = instance.store.verifications.update(verification, {
    attempts,
    status: isRight ? 'verified' : statusAfterFailure,
    updated_at: instance.now(),
  });
  if (isRight) markVerified(instance, kind, id);
  return render(instance, tried, kind);
}

function recipientOf({ instance, params }: OperationRequest<unknown>, kind: Kind) {
  const id = pathParam(params, kinds[kind].parameter);
  const record: EmailAddressRecord | PhoneNumberRecord | undefined = instance.store[kind].get(id);
  if (record === undefined) throw notFound(kind === 'email_addresses' ? 'email address' : 'phone number', id);
  const to = 'email_address' in record ? record.email_address : record.phone_number;
  return { id, to, userId: record.user_id };
}

/** A code expires without a request. */
function statusOf({ now }: Instance, { status, expire_at }: VerificationRecord) {
  return status === 'unverified' && now() >= expire_at ? 'expired' : status;
}

function render(instance: Instance, verification: VerificationRecord, kind: Kind) {
  const { id, strategy, attempts, expire_at } = verification;
  const { channel } = kinds[kind];
  return {
    object: 'verification',
    id,
    status: statusOf(instance, verification),
    strategy,
    attempts,
    expire_at,
    ...(channel === undefined ? {} : { channel }),
  };
}
