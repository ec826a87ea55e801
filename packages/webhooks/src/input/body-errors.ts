// Pure
import { WebhookVerificationError } from '../webhook-verification-error.ts';

export function bodyAlreadyRead(): WebhookVerificationError {
  return new WebhookVerificationError({
    reason: 'body-already-read',
    message:
      'The body of the request was read before. Call verifyWebhook first, or with request.clone(), or pass { headers, body } with the raw body.',
  });
}

export function bodyNotRaw(body: unknown): WebhookVerificationError {
  const shown = body === null || body === undefined ? 'missing' : `a value of type ${typeof body}`;
  return new WebhookVerificationError({
    reason: 'body-not-raw',
    message: `The body is ${shown}, not a string or bytes. Pass the raw body: the signature covers its bytes, which a body parser does not keep. In Express, use express.raw({ type: 'application/json' }).`,
  });
}

export function bodyTooLarge(maxBodyLength: number): WebhookVerificationError {
  return new WebhookVerificationError({
    reason: 'body-too-large',
    message: `The body is longer than ${maxBodyLength} bytes. Raise maxBodyLength if Clerk sends longer events.`,
  });
}

export function bodyTimedOut(timeoutInMs: number): WebhookVerificationError {
  return new WebhookVerificationError({
    reason: 'body-timed-out',
    message: `The body did not arrive within ${timeoutInMs} ms. The sender repeats the delivery. If this happens often, raise timeoutInMs.`,
  });
}

export function bodyIncomplete(cause: unknown): WebhookVerificationError {
  return new WebhookVerificationError({
    reason: 'body-incomplete',
    message: 'The body could not be read to its end. The sender repeats the delivery.',
    cause,
  });
}
