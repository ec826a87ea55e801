import { verifyToken } from '@x/jwt';
import type { Behaviour } from '../engine/behaviour.ts';
import { notFound } from '../engine/errors.ts';
import { statusOf } from '../model/sessions.ts';
import { renderSession } from '../render/session.ts';
import type { Instance } from '../store/instance.ts';
import type { ClientRecord } from '../store/records.ts';

export const clients: Behaviour = {
  operations: {
    'POST /clients/verify': {
      handle: async ({ instance, body }) => {
        const token = String(body['token']);
        const currentDate = new Date(instance.now());
        const keys = [instance.keys.current(), instance.keys.previous()].flatMap(
          (key) => key?.publicPem ?? [],
        );
        const verified = await Promise.all(keys.map((jwtKey) => verifyToken(token, { jwtKey, currentDate })));
        const claims = verified.find(({ result }) => result !== null)?.result;
        const session = instance.store.sessions.get(String(claims?.sid ?? ''));
        const client = session && instance.store.clients.get(session.client_id);
        if (!client) throw notFound('client', 'of this token', 'token');
        return renderClient(instance, client);
      },
    },
  },
  records: {
    clients: { render: (client, { instance }) => renderClient(instance, client) },
  },
};

function renderClient(instance: Instance, client: ClientRecord) {
  const sessions = instance.store.sessions.by('client_id', client.id);
  const active = sessions.filter((session) => statusOf(instance, session) === 'active');
  return {
    object: 'client',
    ...client,
    session_ids: sessions.map(({ id }) => id),
    sessions: sessions.map((session) => renderSession(instance, session)),
    last_active_session_id: active.at(-1)?.id ?? null,
  };
}
