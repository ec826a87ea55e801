import { acceptAgentTask } from './accept-agent-task.ts';
import { acceptTicket } from './accept-ticket.ts';
import { endSessions } from './end-sessions.ts';
import type { FrontendRequest, FrontendRoute } from './frontend-request.ts';
import { requireClient } from './frontend-request.ts';
import { handshake } from './handshake.ts';
import { renderClient } from './render-client.ts';
import { renderEnvironment } from './render-environment.ts';
import { syncClient } from './satellite-sync.ts';

/** What a browser is, and how an application learns of it. */
export const browserRoutes: readonly FrontendRoute[] = [
  { id: 'GET /v1/client/handshake', answer: 'plain', isForAnyBrowser: true, handle: handshake },
  { id: 'GET /v1/client/sync', answer: 'plain', handle: syncClient },
  { id: 'POST /v1/dev_browser', answer: 'plain', isForAnyBrowser: true, handle: createDevBrowser },
  {
    id: 'POST /v1/dev_browser/set_first_party_cookie',
    answer: 'plain',
    isForAnyBrowser: true,
    handle: createDevBrowser,
  },
  { id: 'GET /v1/dev_browser/init', answer: 'plain', isForAnyBrowser: true, handle: createDevBrowser },
  { id: 'GET /v1/environment', answer: 'plain', handle: ({ instance }) => renderEnvironment(instance) },
  { id: 'PATCH /v1/environment', answer: 'plain', handle: ({ instance }) => renderEnvironment(instance) },
  { id: 'GET /v1/tickets/accept', answer: 'plain', handle: acceptTicket },
  { id: 'GET /v1/agents/tasks', answer: 'plain', isForAnyBrowser: true, handle: acceptAgentTask },
  { id: 'GET /v1/client', answer: 'alone', handle: readClient },
  { id: 'PUT /v1/client', answer: 'wrapped', handle: createClient },
  { id: 'POST /v1/client', answer: 'wrapped', handle: createClient },
  {
    id: 'DELETE /v1/client',
    answer: 'wrapped',
    handle: (request) => {
      endSessions(request, 'ended');
      request.browser.forgetClient();
      return null;
    },
  },
  {
    id: 'DELETE /v1/client/sessions',
    answer: 'wrapped',
    handle: async (request) => {
      endSessions(request, 'removed');
      return renderClient(request, requireClient(request));
    },
  },
];

function createDevBrowser({ instance, browser }: FrontendRequest) {
  const { id, client_id, created_at } = browser.ensureDevBrowser();
  return { object: 'dev_browser', id, instance_id: instance.instanceId, client_id, created_at };
}

async function readClient(request: FrontendRequest) {
  const { browser } = request;
  browser.ensureDevBrowser();
  const client = browser.client();
  return client === undefined ? null : renderClient(request, client);
}

async function createClient(request: FrontendRequest) {
  return renderClient(request, request.browser.ensureClient());
}
