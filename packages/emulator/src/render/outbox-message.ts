import type { OutboxMessage } from '../store/frontend-records.ts';
import type { Instance } from '../store/instance.ts';

/** Returns a message with its link, which leads to the emulator that answers and not to the one that sent it. */
export function renderOutboxMessage({ origin }: Instance, message: OutboxMessage): OutboxMessage {
  if (message.url === null) return message;
  const url = origin() + message.url;
  return { ...message, url, body: `${message.body} Accept it at ${url}` };
}
