import type { Behaviour, RecordBehaviour } from '../engine/behaviour.ts';
import { type ApiErrorCode, apiFault, notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import type { OperationRequest } from '../engine/request.ts';
import { prepareRemoval } from '../model/identification-changes.ts';
import {
  type Identification,
  identificationFields,
  identificationsOf,
  type ReplaceableKind,
  replaceIdentification,
  setPrimary,
} from '../model/identifications.ts';
import { getUser } from '../model/lookup.ts';
import { normalizeIdentifier } from '../model/normalize-identifier.ts';
import { announcePrimaryChange } from '../model/primary-email-change.ts';
import { renderEmailAddress, renderPhoneNumber } from '../render/identification.ts';
import type { EmailAddressRecord, PhoneNumberRecord } from '../store/records.ts';

export const identifications: Behaviour = {
  operations: {
    'PUT /users/{user_id}/email_address': { handle: (request) => replace(request, 'email_addresses') },
    'PUT /users/{user_id}/phone_number': { handle: (request) => replace(request, 'phone_numbers') },
  },
  records: {
    email_addresses: {
      ...rulesOf<EmailAddressRecord>('email_addresses'),
      render: (record, { instance }) => renderEmailAddress(instance, record),
    },
    phone_numbers: {
      ...rulesOf<PhoneNumberRecord>('phone_numbers'),
      render: (record, { instance }) => renderPhoneNumber(instance, record),
    },
  },
};

function rulesOf<T extends Identification>(kind: ReplaceableKind): RecordBehaviour<T> {
  return {
    create: (draft, { instance, body }) => {
      const userId = String(body['user_id']);
      if (!instance.store.users.get(userId)) throw notFound('user', userId);
      const field = identificationFields[kind];
      const value = normalizeIdentifier(String(body[field]));
      return {
        [field]: value,
        reserved: false,
        verified: body['verified'] === true,
        ...secondFactor(draft, body, 'identification_create_second_factor_unverified'),
      };
    },
    created: (record, { instance, body }) => {
      const isFirst = identificationsOf(instance, kind, record.user_id).length === 1;
      if (isFirst || body['primary'] === true) {
        announcePrimaryChange(instance, record.user_id, body, () => setPrimary(instance, kind, record));
      }
    },
    update: (record, { body }) => {
      const verified = typeof body['verified'] === 'boolean' ? body['verified'] : record.verified;
      const changes = { verified, reserved: verified ? false : record.reserved };
      return { ...changes, ...secondFactor({ ...record, ...changes }, body) };
    },
    updated: (_before, record, { instance, body }) => {
      if (body['primary'] === true) {
        announcePrimaryChange(instance, record.user_id, body, () => setPrimary(instance, kind, record));
      }
    },
    delete: (record, { instance }) => prepareRemoval(instance, kind, record),
  };
}

/** Only a verified phone number can be a second factor. */
function secondFactor(
  record: Identification,
  body: Readonly<Record<string, unknown>>,
  code: ApiErrorCode = 'identification_update_second_factor_unverified',
) {
  const isReserved = body['reserved_for_second_factor'];
  if (typeof isReserved !== 'boolean') return {};
  const verified = record.verified || body['verified'] === true;
  if (isReserved && !verified) throw apiFault(code);
  return { reserved_for_second_factor: isReserved };
}

function replace({ instance, params, body }: OperationRequest, kind: ReplaceableKind) {
  const user = getUser(instance, pathParam(params, 'user_id'));
  const status = String(body['identification_status'] ?? 'verified');
  const replacement = {
    value: normalizeIdentifier(String(body[identificationFields[kind]])),
    verified: status === 'verified',
    reserved: status === 'reserved',
  };
  const record = announcePrimaryChange(instance, user.id, body, () =>
    replaceIdentification(instance, user, kind, replacement),
  );
  return 'email_address' in record
    ? renderEmailAddress(instance, record)
    : renderPhoneNumber(instance, record as PhoneNumberRecord);
}
