export interface WebhookEvent {
  readonly type: string;
  readonly object: 'event';
  readonly data: Record<string, unknown>;
}
