import type { WebhookEventOf } from '@x/webhooks';
import type { Store } from '../store/store.ts';
import type { WebhookDeliveryRecord, WebhookEventRecord } from '../store/webhook-records.ts';
import type { EmittedEventType } from './event-types.ts';

/** One attempt to send an event. */
export interface WebhookAttempt {
  /** Milliseconds since 1970, by the clock of the emulator. */
  readonly attemptedAt: number;
  /** The status of the answer. Null if there was no answer. */
  readonly status: number | null;
  /** The reason why the attempt got no answer. Null if it got one. */
  readonly error: 'timed-out' | 'not-reached' | 'answer-lost' | null;
  /** The beginning of an answer that is not a success, or what the network reported. */
  readonly detail: string;
  /** How long the attempt took, in milliseconds. */
  readonly durationInMs: number;
}

/** The delivery of an event to one endpoint. */
export interface WebhookDelivery {
  readonly id: string;
  /** The endpoint. */
  readonly url: string;
  /** `pending` until an attempt succeeds, or the last one has failed. */
  readonly state: 'pending' | 'delivered' | 'failed';
  /** The attempts so far, the first one first. */
  readonly attempts: readonly WebhookAttempt[];
  /** Milliseconds since 1970, by the clock of the emulator. Null unless the delivery is pending. */
  readonly nextAttemptAt: number | null;
}

/** An event that the emulator has emitted. */
export interface EmittedEvent<Type extends EmittedEventType = EmittedEventType> {
  /** The id in the headers of each delivery. */
  readonly id: string;
  /** The body of each delivery, as `verifyWebhook` returns it. */
  readonly event: WebhookEventOf<Type>;
  /** The deliveries, one for each endpoint. */
  readonly deliveries: readonly WebhookDelivery[];
}

/** Returns an event with its deliveries. */
export function toEmittedEvent({ webhook_deliveries }: Store, record: WebhookEventRecord): EmittedEvent {
  return {
    id: record.id,
    // The table of emissions has created it in the shape of its type.
    event: record.payload as unknown as EmittedEvent['event'],
    deliveries: webhook_deliveries.by('event_id', record.id).map(toDelivery),
  };
}

function toDelivery({ id, url, state, attempts, next_attempt_at }: WebhookDeliveryRecord): WebhookDelivery {
  return {
    id,
    url,
    state,
    attempts: attempts.map(({ attempted_at, status, error, detail, duration_in_ms }) => ({
      attemptedAt: attempted_at,
      status,
      error,
      detail,
      durationInMs: duration_in_ms,
    })),
    nextAttemptAt: next_attempt_at,
  };
}
