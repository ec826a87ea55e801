import { apiFault, notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import { ensurePrimary, markVerified, prepareRemoval } from '../model/identification-changes.ts';
import {
  draftIdentifications,
  type Identification,
  identificationFields,
  identificationsOf,
  type ReplaceableKind,
  storeIdentification,
} from '../model/identifications.ts';
import { attemptCode, sendCode } from '../model/verifications.ts';
import { renderEmailAddress, renderPhoneNumber } from '../render/identification.ts';
import type { VerificationRecord } from '../store/account-records.ts';
import type { Instance } from '../store/instance.ts';
import type { PhoneNumberRecord } from '../store/records.ts';
import { type FrontendRequest, type FrontendRoute, requireUser } from './frontend-request.ts';
import { renderVerification } from './render-verification.ts';

interface NewBody {
  readonly email_address?: string;
  readonly phone_number?: string;
}

interface PhoneBody {
  readonly reserved_for_second_factor?: boolean | null;
  readonly default_second_factor?: boolean | null;
}

/** What the two kinds of identifications call the same things. */
const kinds = {
  email_addresses: { parameter: 'email_address_id', strategy: 'email_code', object: 'email_address' },
  phone_numbers: { parameter: 'phone_number_id', strategy: 'phone_code', object: 'phone_number' },
} as const;

/** The email addresses and the phone numbers of the user, who adds them and proves them with a code. */
export const identificationRoutes: readonly FrontendRoute[] = [
  ...routesOf('email_addresses'),
  ...routesOf('phone_numbers'),
  {
    id: 'PATCH /v1/me/phone_numbers/{id}',
    answer: 'wrapped',
    body: { 'reserved_for_second_factor?': 'boolean', 'default_second_factor?': 'boolean' },
    handle: changePhoneNumber,
  },
];

function routesOf(kind: ReplaceableKind): readonly FrontendRoute[] {
  const { strategy, object } = kinds[kind];
  return [
    {
      id: `GET /v1/me/${kind}`,
      answer: 'plain',
      handle: (request) =>
        identificationsOf(request.instance, kind, requireUser(request).id).map((record) =>
          render(request.instance, kind, record),
        ),
    },
    {
      id: `POST /v1/me/${kind}`,
      answer: 'wrapped',
      body: { [identificationFields[kind]]: 'string' },
      handle: (request) => create(request, kind),
    },
    {
      id: `GET /v1/me/${kind}/{id}`,
      answer: 'wrapped',
      handle: (request) => render(request.instance, kind, inPath(request, kind)),
    },
    {
      id: `DELETE /v1/me/${kind}/{id}`,
      answer: 'wrapped',
      handle: (request) => {
        const record = inPath(request, kind);
        prepareRemoval(request.instance, kind, record);
        request.instance.store[kind].delete(record.id);
        return { object, id: record.id, deleted: true };
      },
    },
    {
      id: `POST /v1/me/${kind}/{id}/prepare_verification`,
      answer: 'wrapped',
      body: { strategy: { type: 'string', enum: [strategy] } },
      handle: (request) => prepare(request, kind),
    },
    {
      id: `POST /v1/me/${kind}/{id}/attempt_verification`,
      answer: 'wrapped',
      body: { code: 'string' },
      handle: (request) => attempt(request, kind),
    },
  ];
}

function inPath<Body>(request: FrontendRequest<Body>, kind: ReplaceableKind): Identification {
  const id = pathParam(request.params, 'id');
  const record: Identification | undefined = request.instance.store[kind].get(id);
  if (record?.user_id !== requireUser(request).id) throw notFound('identification of the user', id);
  return record;
}

function create(request: FrontendRequest<NewBody>, kind: ReplaceableKind) {
  const { instance, body } = request;
  const user = requireUser(request);
  const [draft] = draftIdentifications(instance, kind, [body[identificationFields[kind]] ?? '']);
  if (draft === undefined) throw apiFault('form_param_missing', { param_name: identificationFields[kind] });
  storeIdentification(instance, user.id, { ...draft, verified: false });
  return renderStored(instance, kind, draft.id);
}

function prepare(request: FrontendRequest, kind: ReplaceableKind) {
  const { instance } = request;
  const record = inPath(request, kind);
  if (record.verified) throw apiFault('verification_already_verified');
  const { parameter, strategy } = kinds[kind];
  const to = String(Reflect.get(record, identificationFields[kind]));
  const { code, expire_at } = sendCode(instance, strategy, { to, userId: record.user_id });
  const now = instance.now();
  instance.store.verifications.put({
    id: instance.createId('verifications'),
    email_address_id: null,
    phone_number_id: null,
    [parameter]: record.id,
    strategy,
    status: 'unverified',
    code: code ?? '',
    attempts: 0,
    expire_at: expire_at ?? now,
    created_at: now,
    updated_at: now,
  });
  return render(instance, kind, record);
}

function attempt(request: FrontendRequest<{ readonly code: string }>, kind: ReplaceableKind) {
  const { instance, body } = request;
  const record = inPath(request, kind);
  const latest = latestVerification(instance, kind, record.id);
  const { strategy } = kinds[kind];
  const context = { code: body.code, strategy, now: instance.now() };
  attemptCode(latest && { ...latest, status: toOpen(latest) }, context, ({ status, attempts }) => {
    if (latest) {
      instance.store.verifications.update(latest, { status, attempts, updated_at: instance.now() });
    }
  });
  markVerified(instance, kind, record.id);
  ensurePrimary(instance, kind, record);
  return renderStored(instance, kind, record.id);
}

/** The Backend API calls a verification without attempts left failed. The attempts say so here. */
function toOpen({ status }: VerificationRecord): 'unverified' | 'verified' {
  return status === 'verified' ? 'verified' : 'unverified';
}

function latestVerification(
  { store }: Instance,
  kind: ReplaceableKind,
  id: string,
): VerificationRecord | null {
  return store.verifications.by(kinds[kind].parameter, id).at(-1) ?? null;
}

function changePhoneNumber(request: FrontendRequest<PhoneBody>) {
  const { instance, body } = request;
  const record = inPath(request, 'phone_numbers');
  const isReserved = body.reserved_for_second_factor;
  if (typeof isReserved === 'boolean') {
    if (isReserved && !record.verified) throw apiFault('identification_update_second_factor_unverified');
    instance.store.phone_numbers.update(record as PhoneNumberRecord, {
      reserved_for_second_factor: isReserved,
      updated_at: instance.now(),
    });
  }
  return renderStored(instance, 'phone_numbers', record.id);
}

function renderStored(instance: Instance, kind: ReplaceableKind, id: string) {
  const record = instance.store[kind].get(id);
  if (record === undefined) throw notFound('identification of the user', id);
  return render(instance, kind, record);
}

/** An identification without a proof shows how far its verification is. */
function render(instance: Instance, kind: ReplaceableKind, record: Identification) {
  const latest = record.verified ? null : latestVerification(instance, kind, record.id);
  const rendered =
    'email_address' in record
      ? renderEmailAddress(instance, record)
      : renderPhoneNumber(instance, record as PhoneNumberRecord);
  return latest === null
    ? rendered
    : { ...rendered, verification: renderVerification({ ...latest, status: toOpen(latest) }) };
}
