import { encodeBase62 } from '../keys/ids.ts';
import type { Instance } from '../store/instance.ts';
import { dayInMs } from './day-in-ms.ts';

const defaultDays = 30;

interface Expiring {
  readonly status?: string;
  readonly expires_at?: number | null;
}

/** Returns the time at which an invitation expires: after 30 days by default. */
export function expiresAfterDays({ now }: Instance, days: unknown): number {
  return now() + (typeof days === 'number' ? days : defaultDays) * dayInMs;
}

/** Returns whether a pending invitation has expired, which happens without a request. */
export function isExpired({ status, expires_at }: Expiring, now: number): boolean {
  return status === 'pending' && typeof expires_at === 'number' && now >= expires_at;
}

/** Returns whether an invitation can still be accepted. */
export function isPending(invitation: Expiring, now: number): boolean {
  return invitation.status === 'pending' && !isExpired(invitation, now);
}

export function createTicket({ randomBytes }: Instance): string {
  return encodeBase62(randomBytes(20));
}

/** Returns the link that accepts a new ticket. Records have it without the origin, which changes from run to run. */
export function createTicketPath(instance: Instance, ticket = createTicket(instance)): string {
  return `/v1/tickets/accept?ticket=${ticket}`;
}

/** Returns the link of a record, for its answer. */
export function ticketUrl({ origin }: Instance, { url }: { readonly url: string }): string {
  return origin() + url;
}
