import { parse } from 'yaml';
import { type FieldDocs, NO_OVERRIDES, type Overrides } from '../read-overrides.ts';

/** Decisions by hand about the types of webhooks. */
export interface WebhookOverrides extends Overrides {
  /** Type of event -> the name of the type of its data, if the description does not name it. */
  readonly data: Readonly<Record<string, string>>;
  /** Type of event that the description lacks -> a type of event with the same data. */
  readonly alike: Readonly<Record<string, string>>;
  /** Type of event -> what happened. */
  readonly events: Readonly<Record<string, string>>;
}

export function readWebhookOverrides(text: string, fieldDocs?: FieldDocs): WebhookOverrides {
  return {
    ...NO_OVERRIDES,
    ...(fieldDocs !== undefined && { fieldDocs }),
    data: {},
    alike: {},
    events: {},
    // We have written this file.
    ...(parse(text) as Partial<WebhookOverrides>),
  };
}
