// Pure
import type { WebhookDataByType } from './data.ts';

/** The types of events that this version of the package knows. */
export type WebhookEventType = keyof WebhookDataByType;

/** What all events have in common. */
export interface WebhookEnvelope {
  object: 'event';
  /** When the event happened. The documentation of Clerk says milliseconds since 1970; some examples have seconds. */
  timestamp: number;
  /** The instance that the event is from: `ins_...`. */
  instance_id: string;
  /** The request that caused the event. Absent if no request did. */
  event_attributes?: {
    /** The address and the user agent of the client. */
    http_request?: { client_ip?: string; user_agent?: string };
  };
}

/** An event of one type, such as `WebhookEventOf<'user.created'>`. With several types, a union. */
export type WebhookEventOf<Type extends WebhookEventType> = {
  [Each in Type]: WebhookEnvelope & { type: Each; data: WebhookDataByType[Each] };
}[Type];

/**
 * An event of a type that this version of the package does not know (decision 029). Its `type` is a string. The brand,
 * which no value has, makes a comparison with a known type rule this member out.
 */
export interface UnknownWebhookEvent extends WebhookEnvelope {
  /** The type of the event, which this version does not know. */
  type: `${string}.${string}` & { readonly __unknown: true };
  /** The data of the event, unchecked. */
  data: Record<string, unknown>;
}

/** An event as Clerk sends it. A comparison of `type` narrows `data`. */
export type WebhookEvent = WebhookEventOf<WebhookEventType> | UnknownWebhookEvent;
