import { forgetOldest } from '../store/forget-oldest.ts';
import type { Instance } from '../store/instance.ts';
import type { WebhookEventRecord } from '../store/webhook-records.ts';
import type { NewEvent } from './collect-events.ts';
import { type Endpoints, subscribes } from './endpoints.ts';
import type { WebhookFault } from './webhook-faults.ts';

/** Older ones are forgotten. */
const MAXIMUM_EVENTS = 1_000;
const MAXIMUM_DELIVERIES = 3_000;

/** An event that is out of order is sent after this time, if no other one is. */
const OUT_OF_ORDER_LIMIT_IN_MS = 10_000;

export interface EmitInput {
  readonly instance: Instance;
  readonly endpoints: Endpoints;
  readonly takeFault: (type: string) => WebhookFault | undefined;
}

/** The request that caused an event. */
export interface RequestAttributes {
  readonly client_ip: string;
  readonly user_agent: string;
}

/** Stores events with a pending delivery for each endpoint that subscribes to their types. */
export function emit(
  { instance, endpoints, takeFault }: EmitInput,
  events: readonly NewEvent[],
  request: RequestAttributes | undefined,
): void {
  const targets = events.length === 0 ? [] : endpoints.list();
  for (const { type, data } of events) {
    const event = storeEvent(instance, { type, data }, request);
    const urls = targets.filter((endpoint) => subscribes(endpoint, type)).map(({ url }) => url);
    const fault = urls.length === 0 ? undefined : takeFault(type);
    const copies = fault?.twice ? [...urls, ...urls] : urls;
    for (const url of copies) storeDelivery(instance, event, url, fault);
  }
}

function storeEvent(
  { store, now, createId, instanceId }: Instance,
  { type, data }: NewEvent,
  request: RequestAttributes | undefined,
): WebhookEventRecord {
  forgetOldest(store, 'webhook_events', MAXIMUM_EVENTS);
  const timestamp = now();
  return store.webhook_events.put({
    id: createId('webhook_events'),
    payload: {
      data,
      object: 'event',
      type,
      timestamp,
      instance_id: instanceId,
      ...(request && { event_attributes: { http_request: request } }),
    },
    state: 'done',
    created_at: timestamp,
  });
}

/** Stores a pending delivery of an event to a URL. The event is pending, too. */
export function storeDelivery(
  { store, now, createId }: Instance,
  event: WebhookEventRecord,
  url: string,
  { outOfOrder = false, loseAnswer = false, delayInMs = 0 }: Partial<WebhookFault> = {},
): void {
  forgetOldest(store, 'webhook_deliveries', MAXIMUM_DELIVERIES);
  const created = now();
  store.webhook_events.put({ ...event, state: 'pending' });
  store.webhook_deliveries.put({
    id: createId('webhook_deliveries'),
    event_id: event.id,
    url,
    state: 'pending',
    attempts: [],
    next_attempt_at: created + (outOfOrder ? OUT_OF_ORDER_LIMIT_IN_MS : delayInMs),
    waits_for_next: outOfOrder,
    loses_answer: loseAnswer,
    created_at: created,
    updated_at: created,
  });
}
