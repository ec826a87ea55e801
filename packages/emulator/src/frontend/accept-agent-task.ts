import { apiFault } from '../engine/errors.ts';
import { requirePending } from '../model/tickets.ts';
import { parseUrl } from '../parse-url.ts';
import { isAllowed } from './allowed-target.ts';
import type { FrontendRequest } from './frontend-request.ts';
import { sendBack } from './handshake.ts';
import { startClientSession } from './sign-in.ts';

/** Signs a browser in as the user of a task, once, and sends it to the application with the cookies of the session. */
export async function acceptAgentTask(request: FrontendRequest): Promise<Response> {
  const { instance, query, browser } = request;
  const ticket = query.get('ticket');
  if (!ticket) throw apiFault('form_param_missing', { param_name: 'ticket' });
  const task = instance.store.agent_tasks.unique({ token: ticket });
  if (task === undefined) throw apiFault('ticket_invalid_code');
  requirePending(task, instance.now());
  const target = parseUrl(task.redirect_url);
  if (target === undefined || !isAllowed(instance, target)) {
    const expected = 'a URL at a domain of the instance';
    throw apiFault('form_param_value_invalid', { param_name: 'redirect_url', expected });
  }
  const { store, now } = instance;
  const session = startClientSession(instance, browser.ensureClient().id, task.user_id);
  const lifetimeInMs = task.session_max_duration_in_seconds * 1000;
  store.sessions.update(session, { expire_at: now() + lifetimeInMs });
  store.agent_tasks.update(task, { status: 'accepted', updated_at: now() });
  return sendBack(request, target);
}
