import type { Timed } from './timed.ts';

/** A URL that gets webhooks. */
export type WebhookEndpointRecord = Timed & {
  readonly url: string;
  /** Null for the signing secret of the instance. */
  readonly signing_secret: string | null;
  /** Types such as `user.created`, or patterns such as `user.*`. Null for all. */
  readonly events: readonly string[] | null;
  /** True after an answer with the status 410. */
  readonly disabled: boolean;
};

/** An event that has happened. The id is that of the message in the headers of its deliveries. */
export interface WebhookEventRecord {
  readonly id: string;
  /** The body that is sent, as JSON. It stays the same in every attempt. */
  readonly payload: Readonly<Record<string, unknown>> & { readonly type: string };
  /** Done when no delivery is pending: a restart of the emulator keeps the events that it must still send. */
  readonly state: 'pending' | 'done';
  readonly created_at: number;
}

/** One attempt to send an event. */
export interface WebhookAttemptRecord {
  /** Milliseconds since 1970, by the clock of the emulator. */
  readonly attempted_at: number;
  /** The status of the answer, or null without one. */
  readonly status: number | null;
  /** Why an attempt without an answer failed, or null. */
  readonly error: 'timed-out' | 'not-reached' | 'answer-lost' | null;
  /** The beginning of the body of an answer that is not a success, or what the network reported. */
  readonly detail: string;
  readonly duration_in_ms: number;
}

/** The delivery of an event to one endpoint. */
export type WebhookDeliveryRecord = Timed & {
  readonly event_id: string;
  readonly url: string;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: readonly WebhookAttemptRecord[];
  /** Null unless the delivery is pending. */
  readonly next_attempt_at: number | null;
  /** A fault: it is sent after the next delivery to the same URL. */
  readonly waits_for_next: boolean;
  /** A fault: the answer to the next attempt counts as lost. */
  readonly loses_answer: boolean;
};

/** The records of webhooks, by collection. */
export interface WebhookRecords {
  readonly webhook_endpoints: WebhookEndpointRecord;
  readonly webhook_events: WebhookEventRecord;
  readonly webhook_deliveries: WebhookDeliveryRecord;
}
