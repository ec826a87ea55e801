import { requireGlobals } from '@x/errors/internal';
import type { WebhookEvent } from '../events/webhook-event.ts';
import { WebhookVerificationError } from '../webhook-verification-error.ts';

let decoder: TextDecoder | undefined;

/**
 * Returns the event in a body whose signature is valid. Errors carry no cause: the messages of the platform quote the
 * body, which has personal data.
 */
export function parseEvent(body: Uint8Array): WebhookEvent {
  const event = parseJson(decodeText(body));
  if (!isEvent(event)) {
    throw payloadInvalid('is not a JSON object with a "type"');
  }
  return event;
}

/** Decodes UTF-8. A byte-order mark at the start is ignored (RFC 8259, section 8.1). */
function decodeText(bytes: Uint8Array): string {
  if (decoder === undefined) {
    requireGlobals('TextDecoder');
    decoder = new TextDecoder('utf-8', { fatal: true });
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw payloadInvalid('is not UTF-8');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw payloadInvalid('is not JSON');
  }
}

/** The signature vouches for the rest of the shape. */
function isEvent(value: unknown): value is WebhookEvent {
  return typeof value === 'object' && value !== null && 'type' in value && isNonEmptyString(value.type);
}

const isNonEmptyString = (value: unknown) => typeof value === 'string' && value !== '';

function payloadInvalid(problem: string): WebhookVerificationError {
  return new WebhookVerificationError({
    reason: 'payload-invalid',
    message: `The signature is valid, but the body ${problem}. Check which application sends to this endpoint.`,
  });
}
