import type { Instance } from '../store/instance.ts';
import type { WebhookDeliveryRecord, WebhookEventRecord } from '../store/webhook-records.ts';
import type { Endpoints } from './endpoints.ts';
import { judge, type Verdict } from './retry-rules.ts';
import { type SendResult, sendWebhook } from './send-webhook.ts';

export interface AttemptInput {
  readonly instance: Instance;
  readonly endpoints: Endpoints;
  /** The clock that signs, in milliseconds: receivers compare the time of a delivery with their own clock. */
  readonly signingClock: () => number;
}

/** A snapshot can hold a delivery that cannot be sent. */
export function giveUp(instance: Instance, id: string): void {
  const delivery = instance.store.webhook_deliveries.get(id);
  if (delivery !== undefined) storeVerdict(instance, { ...delivery, attempts: [] }, { state: 'failed' });
}

/** Makes one attempt, and stores what follows. */
export async function attempt(
  { instance, endpoints, signingClock }: AttemptInput,
  { id, url, event_id }: WebhookDeliveryRecord,
  signal: AbortSignal,
): Promise<void> {
  const { store } = instance;
  const attemptedAt = instance.now();
  const startedAt = Date.now();
  const event = store.webhook_events.get(event_id);
  const endpoint = endpoints.find(url);
  const result =
    event === undefined || endpoint === undefined || endpoint.isDisabled
      ? undefined
      : await sendWebhook({
          url,
          fetch: endpoints.fetchOf(url),
          signingSecret: endpoint.signingSecret,
          id: event.id,
          body: bodyOf(event),
          timestampInSeconds: Math.max(0, Math.floor(signingClock() / 1_000)),
          signal,
        });
  const delivery = store.webhook_deliveries.get(id);
  // A reset has deleted it, or an interruption has made it pending again.
  if (delivery === undefined || signal.aborted) return;
  if (result === undefined) {
    storeVerdict(instance, delivery, { state: 'failed' });
    return;
  }
  const heard = delivery.loses_answer ? withoutAnswer(result) : result;
  const made = { attempted_at: attemptedAt, duration_in_ms: Date.now() - startedAt };
  const { status, error, detail } = heard;
  const attempts = [...delivery.attempts, { ...made, status, error, detail }];
  const verdict = judge(heard, attempts.length);
  if (verdict.state === 'failed' && verdict.disablesEndpoint) endpoints.disable(url);
  storeVerdict(instance, { ...delivery, attempts, loses_answer: false }, verdict);
  releaseWaiting(instance, url, id);
}

/** The bytes are the same in each attempt. */
function bodyOf({ payload }: WebhookEventRecord): string {
  return JSON.stringify(payload);
}

function withoutAnswer(result: SendResult): SendResult {
  return { ...result, status: null, retryAfter: null, isAborted: false, error: 'answer-lost', detail: '' };
}

function storeVerdict(
  instance: Instance,
  delivery: WebhookDeliveryRecord,
  verdict: Pick<Verdict, 'state'> & { readonly delayInMs?: number },
): void {
  const { store, now } = instance;
  store.webhook_deliveries.put({
    ...delivery,
    state: verdict.state,
    next_attempt_at: verdict.delayInMs === undefined ? null : now() + verdict.delayInMs,
    updated_at: now(),
  });
  const event = store.webhook_events.get(delivery.event_id);
  const isPending = store.webhook_deliveries
    .by('event_id', delivery.event_id)
    .some(({ state }) => state === 'pending');
  if (event !== undefined && !isPending) store.webhook_events.update(event, { state: 'done' });
}

/** A delivery that is out of order waits for another one to the same URL. */
function releaseWaiting({ store, now }: Instance, url: string, id: string): void {
  for (const delivery of store.webhook_deliveries.by('state', 'pending')) {
    if (!delivery.waits_for_next || delivery.url !== url || delivery.id === id) continue;
    store.webhook_deliveries.update(delivery, { waits_for_next: false, next_attempt_at: now() });
  }
}
