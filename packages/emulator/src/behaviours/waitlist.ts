import { answerOf } from '../engine/answer.ts';
import type { Behaviour } from '../engine/behaviour.ts';
import { type ApiErrorCode, type ApiErrorItem, apiFault } from '../engine/errors.ts';
import type { OperationRequest } from '../engine/request.ts';
import { inviteByEmail, rejectAccount, rejectPending } from '../model/instance-invitations.ts';
import { ticketUrl } from '../model/invitations.ts';
import { normalizeIdentifier } from '../model/normalize-identifier.ts';
import { sendWaitlistConfirmation } from '../model/outbox.ts';
import type { Instance } from '../store/instance.ts';
import type { AnyRecord } from '../store/records.ts';

interface JoinBody {
  readonly email_address: string;
  readonly notify?: boolean | null;
}

/** An entry is pending, then invited or rejected. A sign-up with the invitation completes it. */
export const waitlist: Behaviour = {
  operations: {
    'POST /waitlist_entries': {
      handle: (request: OperationRequest<JoinBody>) => show(request, join(request.instance, request.body)),
    },
    'POST /waitlist_entries/bulk': {
      check: checkDuplicates,
      handle: (request: OperationRequest<readonly JoinBody[]>) =>
        request.body.map((item) => show(request, join(request.instance, item))),
    },
  },
  records: {
    waitlist_entries: {
      update: changeStatus,
      delete: (entry) => requireStatus(entry, ['pending']),
      render: (entry, { instance }) => invitationOf(instance, entry),
      searched: ['id', 'email_address'],
    },
  },
};

function checkDuplicates({ body }: OperationRequest): readonly ApiErrorItem[] {
  const items: readonly Partial<JoinBody>[] = Array.isArray(body) ? body : [];
  const emails = items.flatMap((item) =>
    typeof item?.email_address === 'string' ? [normalizeIdentifier(item.email_address)] : [],
  );
  if (new Set(emails).size < emails.length) {
    throw apiFault('duplicate_record', { param_name: 'email_address' });
  }
  return [];
}

/** Returns the entry of an email address, which is on the list once. A new entry is confirmed by mail. */
function join(instance: Instance, body: JoinBody): AnyRecord {
  const { store, createId, now } = instance;
  const email_address = normalizeIdentifier(body.email_address);
  const known = store.waitlist_entries.unique({ email_address });
  if (known !== undefined) return known;
  const at = now();
  const entry = store.waitlist_entries.put({
    id: createId('waitlist_entries'),
    object: 'waitlist_entry',
    email_address,
    status: 'pending',
    is_locked: false,
    invitation_id: null,
    created_at: at,
    updated_at: at,
  });
  if (body.notify !== false) sendWaitlistConfirmation(instance, email_address);
  return entry;
}

/** The last word of the path says which status the entry gets: the engine sets it. */
function changeStatus(entry: AnyRecord, { instance, operation, body }: OperationRequest) {
  const email = String(entry['email_address']);
  if (!operation.id.endsWith('/invite')) {
    requireStatus(entry, ['pending']);
    return {};
  }
  requireStatus(entry, ['pending', 'rejected']);
  if (body['ignore_existing'] !== true) {
    rejectAccount(instance, email);
    rejectPending(instance, email);
  }
  return { invitation_id: inviteByEmail(instance, email).id, invited_at: instance.now() };
}

const problems: ReadonlyMap<string, ApiErrorCode> = /* @__PURE__ */ new Map<string, ApiErrorCode>([
  ['completed', 'waitlist_entry_already_completed'],
  ['invited', 'waitlist_entry_already_invited'],
  ['rejected', 'waitlist_entry_already_rejected'],
]);

function requireStatus(entry: AnyRecord, expected: readonly string[]): void {
  const status = String(entry['status']);
  const problem = problems.get(status);
  if (!expected.includes(status) && problem !== undefined) throw apiFault(problem);
}

function invitationOf(instance: Instance, entry: AnyRecord) {
  const invitation = instance.store.invitations.get(String(entry['invitation_id']));
  if (invitation === undefined) return { invitation: null };
  return { invitation: { ...invitation, object: 'invitation', url: ticketUrl(instance, invitation) } };
}

function show<Body>(request: OperationRequest<Body>, entry: AnyRecord): unknown {
  return answerOf(request, '$WaitlistEntry', { ...entry, ...invitationOf(request.instance, entry) });
}
