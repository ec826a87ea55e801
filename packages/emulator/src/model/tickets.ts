import { apiFault } from '../engine/errors.ts';
import type { Instance } from '../store/instance.ts';
import type {
  AnyRecord,
  InvitationRecord,
  OrganizationInvitationRecord,
  TicketRecord,
} from '../store/records.ts';

/** A ticket with which a user signs in, and the claims of the session. */
interface SignInTicket {
  readonly userId: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly accept: () => void;
}

/** Returns the sign-in token or the actor token with this value. Throws an `ApiFault` unless it can be used. */
export function findSignInTicket(instance: Instance, value: string): SignInTicket {
  const { store } = instance;
  const token = store.sign_in_tokens.unique({ token: value });
  const actorToken = store.actor_tokens.unique({ token: value });
  const record = token ?? actorToken;
  if (record === undefined) throw apiFault('ticket_invalid_code');
  requirePending(record, instance.now());
  return {
    userId: record.user_id,
    claims: actorToken === undefined ? {} : { act: actorOf(actorToken) },
    accept: () => {
      const changes = { status: 'accepted', updated_at: instance.now() } as const;
      if (token) store.sign_in_tokens.update(token, changes);
      else if (actorToken) store.actor_tokens.update(actorToken, changes);
    },
  };
}

/** Returns whether a sign-in token or an actor token has this value. */
export function isSignInTicket({ store }: Instance, token: string): boolean {
  return (store.sign_in_tokens.unique({ token }) ?? store.actor_tokens.unique({ token })) !== undefined;
}

export type AnyInvitation = InvitationRecord | OrganizationInvitationRecord;

/** Returns the invitation whose link has this ticket. Throws an `ApiFault` unless it can be accepted. */
export function findInvitation({ store, now }: Instance, ticket: string): AnyInvitation {
  const all: readonly AnyInvitation[] = [...store.invitations.all(), ...store.organization_invitations.all()];
  const found = all.find(({ url }) => url.endsWith(`ticket=${ticket}`));
  if (found === undefined) throw apiFault('ticket_invalid_code');
  requirePending(found, now());
  return found;
}

/** Throws an `ApiFault` for a ticket or an invitation that is used, revoked or expired. */
export function requirePending(
  { status, expires_at }: Pick<TicketRecord, 'expires_at'> & { status: string },
  now: number,
) {
  if (status === 'accepted') throw apiFault('ticket_used');
  if (status === 'revoked') throw apiFault('ticket_revoked');
  if (status === 'expired' || now >= expires_at) throw apiFault('ticket_expired_code');
}

/** The record of an actor token has the actor as it was sent. */
function actorOf(record: TicketRecord): unknown {
  return (record as unknown as AnyRecord)['actor'];
}
