import type { Behaviour } from '../engine/behaviour.ts';
import { type ApiErrorCode, apiFault, notFound } from '../engine/errors.ts';
import type { OperationRequest } from '../engine/request.ts';
import { createTicket, createTicketPath, isExpired, ticketUrl } from '../model/invitations.ts';
import { findMembership, getUser } from '../model/lookup.ts';
import type { TicketRecord } from '../store/records.ts';

const hourInSeconds = 60 * 60;
const signInTokenSeconds = 30 * 24 * hourInSeconds;
const actorTokenSeconds = hourInSeconds;

/** Sign-in tokens, actor tokens and testing tokens. */
export const tickets: Behaviour = {
  operations: {
    'POST /actor_tokens': { body: () => actorDurations },
    'POST /testing_tokens': {
      handle: ({ instance }) => {
        const now = Math.floor(instance.now() / 1000);
        const token = `${now}-${createTicket(instance)}`;
        return { object: 'testing_token', token, expires_at: now + hourInSeconds };
      },
    },
  },
  records: {
    sign_in_tokens: {
      create: (draft, request) => {
        const organizationId = request.body['org_id'];
        const ticket = ticketOf(draft, request, signInTokenSeconds);
        if (typeof organizationId === 'string' && organizationId !== '') {
          const isMember = findMembership(request.instance, organizationId, draft.user_id);
          if (!isMember) throw notFound(`organization with member ${draft.user_id}`, organizationId);
        }
        return ticket;
      },
      update: (ticket, { instance }) =>
        rejectUnlessPending(ticket, instance.now(), 'sign_in_token_cannot_be_revoked_code'),
      render: (ticket, { instance }) => ({ url: ticketUrl(instance, ticket) }),
    },
    actor_tokens: {
      create: (draft, request) => ticketOf(draft, request, actorTokenSeconds),
      update: (ticket, { instance }) =>
        rejectUnlessPending(ticket, instance.now(), 'actor_token_cannot_be_revoked_code'),
      render: (ticket, { instance }) => ({ url: ticketUrl(instance, ticket) }),
    },
  },
};

/** The bounds that the description lacks. */
const actorDurations = {
  'expires_in_seconds?': { type: 'integer', minimum: 1 },
  'session_max_duration_in_seconds?': { type: 'integer', minimum: 1 },
} as const;

function ticketOf(draft: TicketRecord, { instance, body }: OperationRequest, defaultSeconds: number) {
  getUser(instance, draft.user_id);
  const token = createTicket(instance);
  const seconds =
    typeof body['expires_in_seconds'] === 'number' ? body['expires_in_seconds'] : defaultSeconds;
  return {
    status: 'pending' as const,
    token,
    url: createTicketPath(instance, token),
    expires_at: instance.now() + seconds * 1000,
  };
}

function rejectUnlessPending(ticket: TicketRecord, now: number, code: ApiErrorCode) {
  const status = isExpired(ticket, now) ? 'expired' : ticket.status;
  if (status !== 'pending') throw apiFault(code, { status });
  return {};
}
