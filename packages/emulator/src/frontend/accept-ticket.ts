import { apiFault } from '../engine/errors.ts';
import { findInvitation, isSignInTicket } from '../model/tickets.ts';
import { parseUrl } from '../parse-url.ts';
import type { FrontendRequest } from './frontend-request.ts';
import { redirectTo, withParameter } from './redirects.ts';

/**
 * Accepts the link of a sign-in token or an invitation: the page of the application, or that of the emulator, gets the
 * ticket.
 */
export function acceptTicket({ instance, query }: FrontendRequest): Response {
  const ticket = query.get('ticket');
  if (!ticket) throw apiFault('form_param_missing', { param_name: 'ticket' });
  const isSignIn = isSignInTicket(instance, ticket);
  const record: object = isSignIn ? {} : findInvitation(instance, ticket);
  // The program that created the invitation has the secret key, and chose the URL.
  const own = parseUrl(String(Reflect.get(record, 'redirect_url') ?? ''));
  const page = own ?? new URL(isSignIn ? '/sign-in' : '/sign-up', instance.origin());
  return redirectTo(withParameter(page, '__clerk_ticket', ticket));
}
