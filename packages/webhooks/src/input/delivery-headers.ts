// Pure
import { WebhookVerificationError } from '../webhook-verification-error.ts';
import type { HeaderValues } from './read-headers.ts';

export interface DeliveryHeaders {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
}

type HeaderNames = Readonly<Record<keyof DeliveryHeaders, string>>;

/** The names that Clerk sends. */
export const SVIX_NAMES: HeaderNames = {
  id: 'svix-id',
  timestamp: 'svix-timestamp',
  signature: 'svix-signature',
};

/** The names of Standard Webhooks. */
const STANDARD_NAMES: HeaderNames = {
  id: 'webhook-id',
  timestamp: 'webhook-timestamp',
  signature: 'webhook-signature',
};

/** Returns the headers of a delivery. All of them have names of one family, so that no header of another one counts. */
export function deliveryHeaders(values: HeaderValues): DeliveryHeaders {
  const headers = headersOf(values, SVIX_NAMES) ?? headersOf(values, STANDARD_NAMES);
  if (headers === undefined) {
    throw missingHeaders(values);
  }
  return headers;
}

function headersOf(values: HeaderValues, names: HeaderNames): DeliveryHeaders | undefined {
  const id = values.get(names.id);
  const timestamp = values.get(names.timestamp);
  const signature = values.get(names.signature);
  return id && timestamp && signature ? { id, timestamp, signature } : undefined;
}

function missingHeaders(values: HeaderValues): WebhookVerificationError {
  const isStandard = Object.values(STANDARD_NAMES).some((name) => values.get(name));
  const names = Object.values(isStandard ? STANDARD_NAMES : SVIX_NAMES);
  const missing = names.filter((name) => !values.get(name)).join(', ');
  return new WebhookVerificationError({
    reason: 'headers-missing',
    message: `The request lacks headers of a webhook: ${missing}. Check that Clerk sent it, and that no proxy removes headers.`,
  });
}
