import { parse } from 'yaml';
import type { Overrides } from '../read-overrides.ts';

/** Decisions by hand about the types of webhooks. */
export interface WebhookOverrides extends Overrides {
  /** Type of event -> the name of the type of its data, if the description does not name it. */
  readonly data: Readonly<Record<string, string>>;
  /** Type of event that the description lacks -> a type of event with the same data. */
  readonly alike: Readonly<Record<string, string>>;
}

/** What a table for webhooks does not need. */
const EMPTY: Overrides = {
  rename: {},
  homes: {},
  metadata: {},
  types: {},
  required: [],
  names: {},
  orders: {},
  docs: {},
  extra: {},
};

export function readWebhookOverrides(text: string): WebhookOverrides {
  // We have written this file.
  return { ...EMPTY, data: {}, alike: {}, ...(parse(text) as Partial<WebhookOverrides>) };
}
